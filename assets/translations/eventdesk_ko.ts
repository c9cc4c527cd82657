<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>Alarm</name>
    <message>
        <source>BLACK ON AIR</source>
        <translation>방송 화면이 검은색</translation>
    </message>
    <message>
        <source>SILENCE ON AIR</source>
        <translation>방송에 소리 없음</translation>
    </message>
    <message>
        <source>STREAM STANDS STILL</source>
        <translation>송출이 멈춤</translation>
    </message>
    <message>
        <source>STREAM IS OFF, RECONNECTING</source>
        <translation>송출 끊김, 재연결 중</translation>
    </message>
    <message>
        <source>PICTURE FROZEN</source>
        <translation>화면 정지</translation>
    </message>
    <message>
        <source>SOUND CLIPS</source>
        <translation>소리 찌그러짐(피크)</translation>
    </message>
    <message>
        <source>NETWORK LOSES FRAMES</source>
        <translation>네트워크 프레임 유실</translation>
    </message>
    <message>
        <source>NETWORK IS FULL</source>
        <translation>업로드 포화</translation>
    </message>
    <message>
        <source>OBS SKIPS FRAMES</source>
        <translation>OBS 프레임 누락</translation>
    </message>
    <message>
        <source>OBS IS TOO SLOW</source>
        <translation>OBS가 느림</translation>
    </message>
    <message>
        <source>DISK RUNS FULL</source>
        <translation>디스크 부족</translation>
    </message>
    <message>
        <source>PROCESSOR IS FULL</source>
        <translation>CPU 과부하</translation>
    </message>
    <message>
        <source>No input is open on air since {since}. Unmute the microphone in OBS&apos;s mixer.</source>
        <translation>{since}부터 방송에 열린 입력이 없습니다. OBS 믹서에서 마이크 음소거를 해제하세요.</translation>
    </message>
    <message>
        <source>The scene “{about}” is black since {since}. Check its source in OBS, or take another cue.</source>
        <translation>장면 “{about}”: {since}부터 검은 화면입니다. OBS에서 소스를 확인하거나 다른 큐로 넘기세요.</translation>
    </message>
    <message>
        <source>Nothing is heard of {about} since {since}. Check the microphone and the mixing desk.</source>
        <translation>{since}부터 소리가 들리지 않습니다: {about}. 마이크와 음향 콘솔을 확인하세요.</translation>
    </message>
    <message>
        <source>Nothing leaves OBS since {since}, although it says that it streams. Check its machine&apos;s network.</source>
        <translation>OBS는 송출 중이라고 하지만 {since}부터 나가는 데이터가 없습니다. OBS PC의 네트워크를 확인하세요.</translation>
    </message>
    <message>
        <source>The audience has no stream since {since}. OBS connects again by itself: check the network, do not stop the stream.</source>
        <translation>{since}부터 시청자에게 송출이 끊겼습니다. OBS가 스스로 다시 연결하니 송출을 멈추지 말고 네트워크를 확인하세요.</translation>
    </message>
    <message>
        <source>The scene “{about}” moved, and stands still since {since}. Check the camera and its line, or take another cue.</source>
        <translation>장면 “{about}”: 움직이던 화면이 {since}부터 멈춰 있습니다. 카메라와 연결을 확인하거나 다른 큐로 넘기세요.</translation>
    </message>
    <message>
        <source>“{about}” is too loud since {since}. Turn down its gain at the mixing desk.</source>
        <translation>“{about}”: {since}부터 소리가 너무 큽니다. 음향 콘솔에서 게인을 낮추세요.</translation>
    </message>
    <message>
        <source>{amount} of the frames are lost on the network since {since}. Free the upload, or lower OBS&apos;s bitrate.</source>
        <translation>{since}부터 네트워크에서 유실되는 프레임: {amount}. 업로드 대역을 확보하거나 OBS의 비트레이트를 낮추세요.</translation>
    </message>
    <message>
        <source>The upload is too slow since {since}: frames will be lost. Free it, or lower OBS&apos;s bitrate.</source>
        <translation>{since}부터 업로드가 느려 곧 프레임이 유실됩니다. 대역을 확보하거나 OBS의 비트레이트를 낮추세요.</translation>
    </message>
    <message>
        <source>The machine is too slow for {amount} of the frames since {since}. Close other programs on it.</source>
        <translation>{since}부터 PC가 느려 놓치는 프레임: {amount}. 그 PC의 다른 프로그램을 닫으세요.</translation>
    </message>
    <message>
        <source>OBS draws only {amount} frames a second since {since}. Close other programs on its machine.</source>
        <translation>{since}부터 OBS가 초당 {amount}프레임만 그립니다. OBS PC의 다른 프로그램을 닫으세요.</translation>
    </message>
    <message>
        <source>The disk has room for {amount} hours more of recording. Free some space on OBS&apos;s machine.</source>
        <translation>녹화할 수 있는 디스크 공간이 {amount}시간분 남았습니다. OBS PC의 공간을 비우세요.</translation>
    </message>
    <message>
        <source>OBS takes {amount} of its machine since {since}. Close other programs on it.</source>
        <translation>{since}부터 OBS의 CPU 사용률: {amount}. 그 PC의 다른 프로그램을 닫으세요.</translation>
    </message>
</context>
<context>
    <name>BackupBar</name>
    <message>
        <source>STREAM WAITS</source>
        <translation>송출 대기</translation>
    </message>
    <message>
        <source>PROGRAM&apos;S OBS IS LOST</source>
        <translation>프로그램 OBS 끊김</translation>
    </message>
    <message>
        <source>PROGRAM MOVES</source>
        <translation>프로그램 전환</translation>
    </message>
    <message>
        <source>Hold M: another OBS becomes program.</source>
        <translation>M을 길게 누르면 다른 OBS가 프로그램이 됩니다.</translation>
    </message>
    <message>
        <source>“{output}” shows the same and can take over.</source>
        <translation>“{output}”에 같은 화면이 있어 이어받을 수 있습니다.</translation>
    </message>
    <message>
        <source>The OBS that was program stops streaming first: two never share a key.</source>
        <translation>이전 프로그램 OBS의 송출을 먼저 멈춥니다. 두 대가 한 스트림 키로 동시에 송출하지 않습니다.</translation>
    </message>
    <message>
        <source>The OBS that was program is not seen, and YouTube still receives a stream. The new one begins as soon as that ends; hold only if you know that the old one is off.</source>
        <translation>이전 프로그램 OBS가 보이지 않는데 유튜브에는 아직 스트림이 들어옵니다. 그 스트림이 끝나면 바로 송출을 시작합니다. 이전 OBS가 꺼진 것을 확인했을 때만 길게 누르세요.</translation>
    </message>
    <message>
        <source>Stream anyway · M</source>
        <translation>그래도 송출 · M</translation>
    </message>
    <message>
        <source>Back to program&apos;s own OBS · M</source>
        <translation>원래 프로그램 OBS로 되돌리기 · M</translation>
    </message>
    <message>
        <source>Make “{output}” program · M</source>
        <translation>“{output}” OBS를 프로그램으로 · M</translation>
    </message>
</context>
<context>
    <name>BroadcastBar</name>
    <message>
        <source>Switch to the spare</source>
        <translation>예비 방송으로 전환</translation>
    </message>
    <message>
        <source>YOUTUBE, LIVE</source>
        <translation>유튜브, 생방송 중</translation>
    </message>
    <message>
        <source>YOUTUBE</source>
        <translation>유튜브</translation>
    </message>
</context>
<context>
    <name>BroadcastLine</name>
    <message>
        <source>{stage} asked</source>
        <translation>{stage} 요청함</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>준비 안 됨</translation>
    </message>
    <message>
        <source>Spare {name}</source>
        <translation>예비 {name}</translation>
    </message>
    <message>
        <source>{name} (spare)</source>
        <translation>{name} (예비)</translation>
    </message>
    <message>
        <source>Left {name}</source>
        <translation>이전 방송 {name}</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>방송</translation>
    </message>
</context>
<context>
    <name>BroadcastLines</name>
    <message>
        <source>Switch to the spare</source>
        <translation>예비 방송으로 전환</translation>
    </message>
</context>
<context>
    <name>BroadcastPanel</name>
    <message>
        <source>Copy link</source>
        <translation>링크 복사</translation>
    </message>
    <message>
        <source>YOUTUBE · B</source>
        <translation>유튜브 · B</translation>
    </message>
    <message>
        <source>Ingest</source>
        <translation>수신</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>품질</translation>
    </message>
    <message>
        <source>Live anyway</source>
        <translation>그래도 생방송 시작</translation>
    </message>
    <message>
        <source>live {length}</source>
        <translation>라이브 {length}</translation>
    </message>
    <message>
        <source>quota {left}</source>
        <translation>할당량 {left}</translation>
    </message>
    <message>
        <source>quota {left} (needs {needed})</source>
        <translation>할당량 {left} (필요 {needed})</translation>
    </message>
    <message>
        <source>{count} watching</source>
        <translation>{count}명 시청 중</translation>
    </message>
    <message>
        <source>{seen} → {next}</source>
        <translation>{seen} → {next}</translation>
    </message>
    <message>
        <source>{seen}, {next} asked</source>
        <translation>{seen}, {next} 요청됨</translation>
    </message>
    <message>
        <source>This run-sheet has no broadcast: the show is local.</source>
        <translation>이 큐시트에는 방송이 없습니다. 현장 전용입니다.</translation>
    </message>
    <message>
        <source>YouTube is not set up. The show runs without it.</source>
        <translation>유튜브가 설정되지 않았습니다. 없이도 진행됩니다.</translation>
    </message>
</context>
<context>
    <name>ChaptersBox</name>
    <message>
        <source>Chapters: {count}</source>
        <translation>챕터: {count}개</translation>
    </message>
    <message>
        <source>Written to YouTube</source>
        <translation>유튜브에 기록됨</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>기록하는 중</translation>
    </message>
    <message>
        <source>Write to YouTube</source>
        <translation>유튜브에 기록</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>Super Chat {amount}</source>
        <translation>슈퍼챗 {amount}</translation>
    </message>
    <message>
        <source>Super Sticker {amount}</source>
        <translation>슈퍼 스티커 {amount}</translation>
    </message>
    <message>
        <source>is a member now</source>
        <translation>멤버로 가입</translation>
    </message>
    <message>
        <source>member for {count} months</source>
        <translation>멤버십 {count}개월째</translation>
    </message>
    <message>
        <source>gives {count} memberships away</source>
        <translation>멤버십 {count}개 선물</translation>
    </message>
    <message>
        <source>was given a membership</source>
        <translation>멤버십을 선물받음</translation>
    </message>
    <message>
        <source>sends a gift</source>
        <translation>선물 보냄</translation>
    </message>
    <message>
        <source>Poll</source>
        <translation>설문</translation>
    </message>
    <message>
        <source>Only members may write now</source>
        <translation>지금은 멤버만 쓸 수 있음</translation>
    </message>
    <message>
        <source>Everybody may write again</source>
        <translation>다시 모두 쓸 수 있음</translation>
    </message>
    <message>
        <source>member</source>
        <translation>멤버</translation>
    </message>
    <message>
        <source>moderator</source>
        <translation>운영자</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>여는 중</translation>
    </message>
    <message>
        <source>no broadcast yet</source>
        <translation>방송 없음</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>읽는 중</translation>
    </message>
    <message>
        <source>off, saving quota</source>
        <translation>할당량 절약으로 꺼짐</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>읽지 못함</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>사용 안 함</translation>
    </message>
    <message>
        <source>over</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>Read every {seconds} s, slowed to save quota</source>
        <translation>{seconds}초마다 읽음 · 할당량을 아끼려 늦춤</translation>
    </message>
    <message>
        <source>Read every {seconds} s</source>
        <translation>{seconds}초마다 읽음</translation>
    </message>
    <message>
        <source>What is left of the day&apos;s quota is kept for the broadcast. The chat comes back by itself when there is enough. Read it in YouTube Studio meanwhile.</source>
        <translation>남은 오늘 할당량은 방송에 쓰려고 남겨 둡니다. 넉넉해지면 채팅이 저절로 돌아옵니다. 그동안은 유튜브 스튜디오에서 보세요.</translation>
    </message>
    <message>
        <source>The chat is switched off for this broadcast.</source>
        <translation>이 방송은 채팅을 쓰지 않습니다.</translation>
    </message>
</context>
<context>
    <name>ChatPanel</name>
    <message>
        <source>Chat</source>
        <translation>채팅</translation>
    </message>
    <message>
        <source>LIVE CHAT</source>
        <translation>실시간 채팅</translation>
    </message>
</context>
<context>
    <name>ChatText</name>
    <message>
        <source>Live chat</source>
        <translation>실시간 채팅</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>ELAPSED</source>
        <translation>경과</translation>
    </message>
    <message>
        <source>OVER</source>
        <translation>초과</translation>
    </message>
    <message>
        <source>WRAP UP</source>
        <translation>마무리</translation>
    </message>
    <message>
        <source>LEFT</source>
        <translation>남음</translation>
    </message>
    <message>
        <source>ON TIME</source>
        <translation>정시</translation>
    </message>
    <message>
        <source>LATE</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>AHEAD</source>
        <translation>빠름</translation>
    </message>
</context>
<context>
    <name>ClocksPanel</name>
    <message>
        <source>LOCAL TIME</source>
        <translation>현지 시각</translation>
    </message>
    <message>
        <source>SESSION LEFT</source>
        <translation>세션 남음</translation>
    </message>
    <message>
        <source>SHOW LEFT · END {time}</source>
        <translation>전체 남음 · {time} 종료</translation>
    </message>
    <message>
        <source>SHOW LEFT</source>
        <translation>전체 남음</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Plan</source>
        <translation>계획</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>예상</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>초과</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>큐</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>연사</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>장면</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>구성</translation>
    </message>
</context>
<context>
    <name>Condition</name>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>음소거</translation>
    </message>
    <message>
        <source>open</source>
        <translation>켜짐</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켜짐</translation>
    </message>
    <message>
        <source>off</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>숨김</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>정지</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>LOWER THIRDS FOR SIGN-OFF</source>
        <translation>이름자막 확인용</translation>
    </message>
    <message>
        <source>Producer</source>
        <translation>제작 담당</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>발주처</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Graphics: {0} · warnings: {1} · errors: {2}</source>
        <translation>이름자막 {0} · 경고 {1} · 오류 {2}</translation>
    </message>
    <message>
        <source>cues: {0}</source>
        <translation>큐: {0}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>가운데</translation>
    </message>
    <message>
        <source>right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>LONGEST NAME</source>
        <translation>가장 긴 이름</translation>
    </message>
    <message>
        <source>ERROR</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>WARNING</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>picture {0} of {1}</source>
        <translation>그림 {0}/{1}</translation>
    </message>
    <message>
        <source>(install {0})</source>
        <translation>({0} 설치)</translation>
    </message>
    <message>
        <source>Drawn in OBS, from its own text inputs</source>
        <translation>OBS의 텍스트 입력으로 OBS가 그립니다</translation>
    </message>
    <message>
        <source>This graphic cannot be drawn</source>
        <translation>이 이름자막은 그릴 수 없습니다</translation>
    </message>
    <message>
        <source>EVERY CUE&apos;S SCENE, AS OBS HAS IT NOW</source>
        <translation>모든 큐의 장면 · 현재 OBS 화면</translation>
    </message>
    <message>
        <source>Pictures: {0} · without one: {1}</source>
        <translation>화면 {0} · 화면 없음 {1}</translation>
    </message>
    <message>
        <source>OBS has no such scene, or gives no picture of it</source>
        <translation>OBS에 이 장면이 없거나 화면을 보내지 않습니다</translation>
    </message>
</context>
<context>
    <name>DeskWindow</name>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>A: adopt what is so now · R: return to the show</source>
        <translation>A: 현재 상태 채택 · R: 큐시트로 복귀</translation>
    </message>
    <message>
        <source>{leg}{about} ({output}): {found}, meant {wanted}.</source>
        <translation>{leg}{about} ({output}): 현재 {found}, 예정 {wanted}.</translation>
    </message>
</context>
<context>
    <name>DifferenceBar</name>
    <message>
        <source>Adopt · A</source>
        <translation>현재 화면 채택 · A</translation>
    </message>
    <message>
        <source>Return · R</source>
        <translation>큐시트로 복귀 · R</translation>
    </message>
    <message>
        <source>OBS is not seen yet. Nothing is sent to it until you ask.</source>
        <translation>아직 OBS가 보이지 않습니다. 요청하기 전에는 아무것도 보내지 않습니다.</translation>
    </message>
    <message>
        <source>The devices look as the show means. GO goes on from here.</source>
        <translation>장비 상태가 진행과 일치합니다. GO로 이어서 진행합니다.</translation>
    </message>
    <message>
        <source>SHOW REOPENED, HANDS OFF</source>
        <translation>다시 열림, 장비 미조작</translation>
    </message>
    <message>
        <source>CHANGED BY HAND</source>
        <translation>수동 변경됨</translation>
    </message>
</context>
<context>
    <name>EditedWords</name>
    <message>
        <source>Send to YouTube</source>
        <translation>유튜브에 보내기</translation>
    </message>
    <message>
        <source>The sheet&apos;s description was edited</source>
        <translation>큐시트의 설명이 바뀌었습니다</translation>
    </message>
    <message>
        <source>New title in the sheet: {title}</source>
        <translation>큐시트의 새 제목: {title}</translation>
    </message>
</context>
<context>
    <name>GoButton</name>
    <message>
        <source>Space</source>
        <translation>스페이스</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>거부됨</translation>
    </message>
    <message>
        <source>nothing to take</source>
        <translation>보낼 큐 없음</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>good</source>
        <translation>좋음</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>나쁨</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>데이터 없음</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>취소됨</translation>
    </message>
</context>
<context>
    <name>HealthBar</name>
    <message>
        <source>mirrors {output}</source>
        <translation>{output} 미러</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>녹화 중</translation>
    </message>
    <message>
        <source>no overlay</source>
        <translation>오버레이 없음</translation>
    </message>
    <message>
        <source>disk nearly full: {mib} MiB</source>
        <translation>디스크 부족: {mib} MiB</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>{output} (OBS of {obs})</source>
        <translation>{output} ({obs}의 OBS)</translation>
    </message>
    <message>
        <source>OBS takes {share} % of its machine</source>
        <translation>OBS의 CPU 사용률: {share} %</translation>
    </message>
    <message>
        <source>Frames that the machine was too slow for: {share} %</source>
        <translation>PC가 느려 놓친 프레임: {share} %</translation>
    </message>
    <message>
        <source>Frames that the network was too slow for: {share} %</source>
        <translation>네트워크가 느려 유실된 프레임: {share} %</translation>
    </message>
    <message>
        <source>Congestion: {share} %</source>
        <translation>혼잡도: {share} %</translation>
    </message>
    <message>
        <source>Room for {hours} hours of recording</source>
        <translation>녹화 가능 시간: {hours}시간</translation>
    </message>
    <message>
        <source>Record: kept</source>
        <translation>진행 기록: 저장됨</translation>
    </message>
    <message>
        <source>Record: in memory only</source>
        <translation>진행 기록: 메모리에만 있음</translation>
    </message>
</context>
<context>
    <name>Ingest</name>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>no signal yet</source>
        <translation>아직 신호 없음</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>신호 대기</translation>
    </message>
    <message>
        <source>receiving</source>
        <translation>수신 중</translation>
    </message>
    <message>
        <source>no signal</source>
        <translation>신호 없음</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오류</translation>
    </message>
</context>
<context>
    <name>JournalBar</name>
    <message>
        <source>If the desk stops now, it cannot resume from here.</source>
        <translation>지금 데스크가 멈추면 여기서부터 이어갈 수 없습니다.</translation>
    </message>
    <message>
        <source>NOT KEPT ON DISK</source>
        <translation>디스크에 저장 안 됨</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Space</source>
        <translation>스페이스</translation>
    </message>
    <message>
        <source>GO: take the cue on standby</source>
        <translation>GO: 대기 큐를 내보내기</translation>
    </message>
    <message>
        <source>take the last GO back</source>
        <translation>마지막 GO 되돌리기</translation>
    </message>
    <message>
        <source>choose the standby cue (with Shift: skipped ones too)</source>
        <translation>대기 큐 선택 (Shift: 건너뛴 큐 포함)</translation>
    </message>
    <message>
        <source>lower third on, off</source>
        <translation>이름자막 켜기, 끄기</translation>
    </message>
    <message>
        <source>name the speaker in this seat</source>
        <translation>이 번호 연사의 이름자막</translation>
    </message>
    <message>
        <source>name the whole panel on one strap</source>
        <translation>패널 전원을 한 이름자막에 표시</translation>
    </message>
    <message>
        <source>name the next speaker, the previous one</source>
        <translation>다음 연사 이름, 이전 연사 이름</translation>
    </message>
    <message>
        <source>clear the graphics at once; the show goes on</source>
        <translation>자막 즉시 제거 (진행은 계속)</translation>
    </message>
    <message>
        <source>hold the clock, let it run</source>
        <translation>시계 멈춤, 다시 진행</translation>
    </message>
    <message>
        <source>one minute more, one less</source>
        <translation>1분 추가, 1분 빼기</translation>
    </message>
    <message>
        <source>skip the standby cue, put it back</source>
        <translation>대기 큐 건너뛰기, 되살리기</translation>
    </message>
    <message>
        <source>YouTube&apos;s next stage (hold for live, end), then chapters</source>
        <translation>유튜브 다음 단계 (라이브와 종료는 길게 누르기), 종료 뒤에는 챕터 쓰기</translation>
    </message>
    <message>
        <source>hold: the spare takes the broadcast&apos;s place</source>
        <translation>길게 누르기: 예비 방송이 방송을 이어받습니다</translation>
    </message>
    <message>
        <source>make the backup program, or give it back (hold)</source>
        <translation>예비 OBS를 프로그램으로, 또는 되돌리기 (길게 누르기)</translation>
    </message>
    <message>
        <source>adopt what the devices show</source>
        <translation>장비의 현재 화면을 채택</translation>
    </message>
    <message>
        <source>return the devices to what the show means</source>
        <translation>장비를 큐시트 상태로 복귀</translation>
    </message>
    <message>
        <source>install the overlay in OBS</source>
        <translation>OBS에 오버레이 설치</translation>
    </message>
    <message>
        <source>preview large, small; its safe-area guides on, off</source>
        <translation>미리보기 크게, 작게; 안전 영역 안내선 켜기, 끄기</translation>
    </message>
    <message>
        <source>preflight: what is ready for the show and what is not</source>
        <translation>사전 점검: 준비된 것과 안 된 것</translation>
    </message>
    <message>
        <source>this list</source>
        <translation>이 목록</translation>
    </message>
    <message>
        <source>leave the desk; asks when a show runs</source>
        <translation>데스크 닫기 (진행 중이면 확인)</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>scene</source>
        <translation>장면</translation>
    </message>
    <message>
        <source>input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>transition</source>
        <translation>전환</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>replay buffer</source>
        <translation>리플레이 버퍼</translation>
    </message>
    <message>
        <source>virtual camera</source>
        <translation>가상 카메라</translation>
    </message>
</context>
<context>
    <name>Leg</name>
    <message>
        <source>Scene</source>
        <translation>장면</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>오디오</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>음량</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>미디어</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>녹화</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>챕터</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>리플레이</translation>
    </message>
    <message>
        <source>Virtual camera</source>
        <translation>가상 카메라</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>스트림</translation>
    </message>
    <message>
        <source>Lower third</source>
        <translation>이름자막</translation>
    </message>
    <message>
        <source>YouTube</source>
        <translation>유튜브</translation>
    </message>
</context>
<context>
    <name>Level</name>
    <message>
        <source>Program sound: {level} dBFS</source>
        <translation>방송 소리: {level} dBFS</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>not set up</source>
        <translation>설정 안 됨</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>연결 중</translation>
    </message>
    <message>
        <source>wrong password</source>
        <translation>비밀번호 오류</translation>
    </message>
    <message>
        <source>OBS too old</source>
        <translation>OBS 버전이 낮음</translation>
    </message>
    <message>
        <source>disconnected by OBS</source>
        <translation>OBS에서 연결 끊음</translation>
    </message>
    <message>
        <source>reading OBS</source>
        <translation>OBS 확인 중</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>not answering</source>
        <translation>응답 없음</translation>
    </message>
    <message>
        <source>OBS not running</source>
        <translation>OBS 실행 안 됨</translation>
    </message>
    <message>
        <source>OBS closed</source>
        <translation>OBS 종료됨</translation>
    </message>
    <message>
        <source>OBS crashed</source>
        <translation>OBS 비정상 종료</translation>
    </message>
    <message>
        <source>OBS is loading</source>
        <translation>OBS 불러오는 중</translation>
    </message>
    <message>
        <source>changing its scenes</source>
        <translation>장면 모음 전환 중</translation>
    </message>
    <message>
        <source>unknown machine</source>
        <translation>알 수 없는 컴퓨터</translation>
    </message>
    <message>
        <source>no way there</source>
        <translation>네트워크 경로 없음</translation>
    </message>
    <message>
        <source>machine silent</source>
        <translation>컴퓨터 응답 없음</translation>
    </message>
    <message>
        <source>not OBS</source>
        <translation>OBS가 아님</translation>
    </message>
    <message>
        <source>needs a password</source>
        <translation>비밀번호 필요</translation>
    </message>
    <message>
        <source>Give this output an OBS in settings.toml, or with --obs:</source>
        <translation>settings.toml이나 --obs로 이 출력의 OBS를 정하세요.</translation>
    </message>
    <message>
        <source>Start OBS, and switch on Tools → WebSocket Server Settings.</source>
        <translation>OBS를 실행하고 도구 → 웹소켓 서버 설정을 켜세요.</translation>
    </message>
    <message>
        <source>OBS is frozen or busy. Look at its window.</source>
        <translation>OBS가 멈췄거나 바쁩니다. OBS 창을 확인하세요.</translation>
    </message>
</context>
<context>
    <name>LinkBar</name>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
</context>
<context>
    <name>LowerThirdPanel</name>
    <message>
        <source>NAME · L</source>
        <translation>이름자막 · L</translation>
    </message>
    <message>
        <source>The cue on air names nobody.</source>
        <translation>온에어 큐에 연사가 없습니다.</translation>
    </message>
    <message>
        <source>No cue is on air yet.</source>
        <translation>아직 온에어 큐가 없습니다.</translation>
    </message>
    <message>
        <source>Everybody, on one strap</source>
        <translation>전원, 한 이름자막에</translation>
    </message>
    <message>
        <source>on air: {name}</source>
        <translation>송출 중: {name}</translation>
    </message>
    <message>
        <source>not on air: {name}</source>
        <translation>송출되지 않음: {name}</translation>
    </message>
    <message>
        <source>asked: {name}</source>
        <translation>요청됨: {name}</translation>
    </message>
    <message>
        <source>leaving: {name}</source>
        <translation>내리는 중: {name}</translation>
    </message>
    <message>
        <source>still on air: {name}</source>
        <translation>아직 송출 중: {name}</translation>
    </message>
    <message>
        <source>names will not show</source>
        <translation>이름이 표시되지 않음</translation>
    </message>
    <message>
        <source>no name on air</source>
        <translation>이름자막 없음</translation>
    </message>
</context>
<context>
    <name>MessageLine</name>
    <message>
        <source>REFUSED</source>
        <translation>거부됨</translation>
    </message>
    <message>
        <source>NOTICE</source>
        <translation>알림</translation>
    </message>
</context>
<context>
    <name>MissingBar</name>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>MISSING IN OBS: {count}</source>
        <translation>OBS에 없음: {count}</translation>
    </message>
    <message>
        <source>RENAMED IN OBS: {count}</source>
        <translation>OBS에서 이름 변경: {count}</translation>
    </message>
    <message>
        <source>“{name}” is now “{now}” ({output}); its cues follow.</source>
        <translation>“{name}” → “{now}” ({output}): 이름이 바뀌었고, 큐는 그대로 따라갑니다.</translation>
    </message>
    <message>
        <source>{kind} ({output}), cues: {count}</source>
        <translation>{kind} ({output}), 큐 {count}개</translation>
    </message>
    <message>
        <source>{kind} “{name}” ({output}), cues: {count}</source>
        <translation>{kind} “{name}” ({output}), 큐 {count}개</translation>
    </message>
    <message>
        <source>“{nearest}” meant?</source>
        <translation>혹시 “{nearest}”?</translation>
    </message>
</context>
<context>
    <name>MovedBar</name>
    <message>
        <source>Copy link</source>
        <translation>링크 복사</translation>
    </message>
    <message>
        <source>Copy what to post</source>
        <translation>안내 문구 복사</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>안내 완료</translation>
    </message>
    <message>
        <source>MOVED TO THE SPARE</source>
        <translation>예비 방송으로 전환함</translation>
    </message>
    <message>
        <source>YouTube receives</source>
        <translation>유튜브 수신</translation>
    </message>
    <message>
        <source>live</source>
        <translation>라이브</translation>
    </message>
    <message>
        <source>in preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>new title</source>
        <translation>새 방송 제목</translation>
    </message>
    <message>
        <source>old one points here</source>
        <translation>이전 방송에 새 주소 안내</translation>
    </message>
</context>
<context>
    <name>NameBar</name>
    <message>
        <source>NAME STILL ON AIR</source>
        <translation>이름이 아직 송출 중</translation>
    </message>
    <message>
        <source>NAMES WILL NOT SHOW</source>
        <translation>이름이 표시되지 않음</translation>
    </message>
    <message>
        <source>NAME NOT ON AIR</source>
        <translation>이름이 송출되지 않음</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>A fault inside the desk was logged. The show goes on; check what is on air.</source>
        <translation>데스크 내부 오류를 기록했습니다. 진행은 계속됩니다. 온에어 화면을 확인하세요.</translation>
    </message>
    <message>
        <source>Renamed in OBS; the cues follow it.</source>
        <translation>OBS에서 이름이 바뀌었습니다. 큐는 그대로 따라갑니다.</translation>
    </message>
    <message>
        <source>The settings cannot be read: the watchers use their usual limits.</source>
        <translation>설정을 읽을 수 없어 감시 기준을 기본값으로 사용합니다.</translation>
    </message>
    <message>
        <source>Another hand took another scene in OBS: the name was taken off at once.</source>
        <translation>누군가 OBS에서 다른 장면으로 전환하여 이름을 즉시 내렸습니다.</translation>
    </message>
</context>
<context>
    <name>OnAirPanel</name>
    <message>
        <source>Scene preview</source>
        <translation>장면 미리보기</translation>
    </message>
    <message>
        <source>ON HOLD</source>
        <translation>시계 멈춤</translation>
    </message>
    <message>
        <source>SHOW ENDED</source>
        <translation>진행 종료</translation>
    </message>
    <message>
        <source>NOTHING ON AIR</source>
        <translation>온에어 없음</translation>
    </message>
    <message>
        <source>The show has not started</source>
        <translation>아직 시작하지 않았습니다</translation>
    </message>
    <message>
        <source>GO takes the cue on standby</source>
        <translation>GO로 대기 큐를 내보냅니다</translation>
    </message>
    <message>
        <source>{time} given</source>
        <translation>{time} 조정</translation>
    </message>
    <message>
        <source>next one by itself when this ends</source>
        <translation>끝나면 다음 큐 자동</translation>
    </message>
    <message>
        <source>next one by itself at its start</source>
        <translation>정해진 시각에 다음 큐 자동</translation>
    </message>
</context>
<context>
    <name>OverlayBar</name>
    <message>
        <source>Install · I</source>
        <translation>설치 · I</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>OVERLAY NOT INSTALLED</source>
        <translation>오버레이 미설치</translation>
    </message>
    <message>
        <source>Names need one scene of the desk&apos;s own in OBS ({outputs}).</source>
        <translation>이름자막에는 OBS 안에 데스크 전용 장면이 하나 필요합니다 ({outputs}).</translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message>
        <source>Signed in to YouTube as {about}, beyond the end of the show.</source>
        <translation>유튜브에 {about}(으)로 로그인되어 있고, 행사가 끝난 뒤까지 유효합니다.</translation>
    </message>
    <message>
        <source>The sign-in of {about} ends before the show is over: sign in again.</source>
        <translation>{about}의 로그인이 행사 도중에 끝납니다. 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>The sign-in of {about} may end before the show is over: sign in again shortly before.</source>
        <translation>{about}의 로그인이 행사 도중에 끝날 수 있습니다. 직전에 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>Live streaming is enabled on the channel.</source>
        <translation>채널에서 실시간 스트리밍을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Whether the channel may stream live is known once somebody is signed in.</source>
        <translation>채널에서 실시간 스트리밍을 쓸 수 있는지는 로그인해야 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Enabling it can take 24 hours, and the show begins sooner: have another channel ready.</source>
        <translation>사용 설정에 24시간까지 걸리는데 행사가 그보다 먼저 시작합니다. 다른 채널을 준비하세요.</translation>
    </message>
    <message>
        <source>Nothing else is live on the channel.</source>
        <translation>채널에서 생방송 중인 다른 방송이 없습니다.</translation>
    </message>
    <message>
        <source>Live on the channel now: {found} ({about}). End what is not needed: YouTube is said to take {expected} on one stream key.</source>
        <translation>채널에서 지금 생방송 중: {found}개 ({about}). 필요 없는 방송은 끝내세요. 스트림 키 하나로는 {expected}개까지만 된다고 알려져 있습니다.</translation>
    </message>
    <message>
        <source>Live on the channel now: {found} ({about}). YouTube lets no more than {expected} go live: end some first.</source>
        <translation>채널에서 지금 생방송 중: {found}개 ({about}). 유튜브는 {expected}개까지만 허용합니다. 먼저 몇 개를 끝내세요.</translation>
    </message>
    <message>
        <source>YouTube&apos;s quota: {found} units left, the show takes about {expected}.</source>
        <translation>유튜브 할당량: {found} 남음, 행사에 약 {expected} 필요.</translation>
    </message>
    <message>
        <source>YouTube&apos;s quota is short: {found} units left, the show takes about {expected}. The desk will look less often.</source>
        <translation>유튜브 할당량이 모자랍니다: {found} 남음, 행사에 약 {expected} 필요. 데스크가 덜 자주 확인합니다.</translation>
    </message>
    <message>
        <source>YouTube announces the start: {found}.</source>
        <translation>유튜브에 예고되는 시작 시각: {found}.</translation>
    </message>
    <message>
        <source>The sheet has no start for YouTube to announce. Give it scheduled_start, or a session a start.</source>
        <translation>유튜브에 예고할 시작 시각이 큐시트에 없습니다. scheduled_start나 세션의 start를 적으세요.</translation>
    </message>
    <message>
        <source>The start that YouTube would announce has passed: {found}. A new broadcast is announced for one minute after it is made.</source>
        <translation>유튜브에 예고할 시작 시각이 지났습니다: {found}. 새 방송은 만든 뒤 1분 뒤로 예고됩니다.</translation>
    </message>
    <message>
        <source>YouTube announces the start for {found}, but the sheet goes live at {expected}: set scheduled_start earlier.</source>
        <translation>유튜브에 예고되는 시작은 {found}인데 큐시트는 {expected}에 생방송을 시작합니다. scheduled_start를 앞당기세요.</translation>
    </message>
    <message>
        <source>The sheet is live for {found} hours, and YouTube keeps no recording beyond {expected}. Record in OBS too, or make two broadcasts of it.</source>
        <translation>큐시트의 생방송이 {found}시간인데, 유튜브는 {expected}시간이 넘으면 녹화를 남기지 않습니다. OBS에서도 녹화하거나 방송을 둘로 나누세요.</translation>
    </message>
    <message>
        <source>The thumbnail is there and fits: {about}.</source>
        <translation>미리보기 이미지 확인: {about}.</translation>
    </message>
    <message>
        <source>The thumbnail {about} is small and will look coarse: 1280×720 is best.</source>
        <translation>미리보기 이미지 {about}이(가) 작아서 거칠게 보입니다. 1280×720이 가장 좋습니다.</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>준비 안 됨</translation>
    </message>
    <message>
        <source>to look at</source>
        <translation>확인 필요</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>점검 못 함</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>“{0}” meant?</source>
        <translation>“{0}”을(를) 뜻한 것인가요?</translation>
    </message>
    <message>
        <source>That is a guess from the canvas.</source>
        <translation>캔버스 크기로 추정한 값입니다.</translation>
    </message>
    <message>
        <source>Cues: {0}.</source>
        <translation>큐: {0}.</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>데스크</translation>
    </message>
    <message>
        <source>Not ready: {0} · to look at: {1} · not checked: {2} · ready: {3}</source>
        <translation>준비 안 됨 {0} · 확인 필요 {1} · 점검 못 함 {2} · 준비됨 {3}</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>장면</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>전환</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>음소거</translation>
    </message>
    <message>
        <source>open</source>
        <translation>켜짐</translation>
    </message>
    <message>
        <source>placeholder</source>
        <translation>임시</translation>
    </message>
    <message>
        <source>scenes made: {0}</source>
        <translation>만든 장면: {0}</translation>
    </message>
    <message>
        <source>inputs made: {0}</source>
        <translation>만든 입력: {0}</translation>
    </message>
    <message>
        <source>nothing was missing that can be made</source>
        <translation>만들어야 할 것이 없습니다</translation>
    </message>
    <message>
        <source>only a hand in OBS can add: {0}</source>
        <translation>OBS에서 직접 추가해야 하는 것: {0}</translation>
    </message>
    <message>
        <source>scenes removed: {0}</source>
        <translation>지운 장면: {0}</translation>
    </message>
    <message>
        <source>inputs removed: {0}</source>
        <translation>지운 입력: {0}</translation>
    </message>
    <message>
        <source>there was no placeholder to remove</source>
        <translation>지울 임시 항목이 없습니다</translation>
    </message>
    <message>
        <source>kept, because it is on air: {0}</source>
        <translation>온에어 중이라 남겨 둔 것: {0}</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} 외 {1}개</translation>
    </message>
    <message>
        <source>OBS at {about} could not be asked.</source>
        <translation>{about}의 OBS에 물어볼 수 없었습니다.</translation>
    </message>
    <message>
        <source>No OBS is set up for this output: give it one in the settings or with --obs.</source>
        <translation>이 출력에 지정된 OBS가 없습니다. 설정이나 --obs로 지정하세요.</translation>
    </message>
    <message>
        <source>OBS has no scene “{about}”. Add or rename it in OBS, or let the desk make a placeholder.</source>
        <translation>OBS에 장면 “{about}”이(가) 없습니다. OBS에서 추가하거나 이름을 바꾸고, 아니면 데스크가 임시 장면을 만들게 하세요.</translation>
    </message>
    <message>
        <source>OBS has no input “{about}”. Add or rename it in OBS, or let the desk make a placeholder.</source>
        <translation>OBS에 입력 “{about}”이(가) 없습니다. OBS에서 추가하거나 이름을 바꾸고, 아니면 데스크가 임시 입력을 만들게 하세요.</translation>
    </message>
    <message>
        <source>OBS has no transition “{about}”: the scene would come with another one. Add it in OBS.</source>
        <translation>OBS에 전환 “{about}”이(가) 없어 다른 전환으로 나갑니다. OBS에서 추가하세요.</translation>
    </message>
    <message>
        <source>The scene “{about}” shows nothing: it has no source that is switched on.</source>
        <translation>장면 “{about}”에 켜진 소스가 없어 아무것도 나오지 않습니다.</translation>
    </message>
    <message>
        <source>Every scene is there: {found}.</source>
        <translation>장면이 모두 있습니다: {found}.</translation>
    </message>
    <message>
        <source>Every input is there: {found}.</source>
        <translation>입력이 모두 있습니다: {found}.</translation>
    </message>
    <message>
        <source>Every transition is there: {found}.</source>
        <translation>전환이 모두 있습니다: {found}.</translation>
    </message>
    <message>
        <source>The scene “{about}” is a placeholder of the desk&apos;s. Put its real sources in.</source>
        <translation>장면 “{about}”은(는) 데스크가 만든 임시 장면입니다. 실제 소스를 넣으세요.</translation>
    </message>
    <message>
        <source>The input “{about}” is a placeholder of the desk&apos;s, without sound or film. Put the real one in its place.</source>
        <translation>입력 “{about}”은(는) 소리도 영상도 없는 데스크의 임시 입력입니다. 실제 입력으로 바꾸세요.</translation>
    </message>
    <message>
        <source>OBS has no filter “{about}”. Add or rename it in OBS.</source>
        <translation>OBS에 필터 “{about}”이(가) 없습니다. OBS에서 추가하거나 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>“{about}”: this source is not in that scene. Add it in OBS.</source>
        <translation>“{about}”: 이 소스가 그 장면에 없습니다. OBS에서 추가하세요.</translation>
    </message>
    <message>
        <source>Every filter is there: {found}.</source>
        <translation>필터가 모두 있습니다: {found}.</translation>
    </message>
    <message>
        <source>Every source that a cue shows or hides is there: {found}.</source>
        <translation>큐가 보이거나 숨기는 소스가 모두 있습니다: {found}.</translation>
    </message>
    <message>
        <source>OBS&apos;s replay buffer is off. Switch it on in Settings → Output.</source>
        <translation>OBS의 리플레이 버퍼가 꺼져 있습니다. 설정 → 출력에서 켜세요.</translation>
    </message>
    <message>
        <source>OBS has no virtual camera on that machine. Install it.</source>
        <translation>그 컴퓨터의 OBS에 가상 카메라가 없습니다. 설치하세요.</translation>
    </message>
    <message>
        <source>“{about}” has no file to show: {found}. Put the file there, or choose it anew in OBS.</source>
        <translation>“{about}”의 파일이 없습니다: {found}. 파일을 그 자리에 두거나 OBS에서 다시 고르세요.</translation>
    </message>
    <message>
        <source>“{about}” is to be played and has no file. Choose one in OBS.</source>
        <translation>“{about}”을(를) 재생해야 하는데 파일이 없습니다. OBS에서 고르세요.</translation>
    </message>
    <message>
        <source>OBS has not opened the film of “{about}”, or it was played to its end: {found}. Play it once in OBS.</source>
        <translation>“{about}”의 영상을 OBS가 열지 못했거나 끝까지 재생했습니다: {found}. OBS에서 한 번 재생해 보세요.</translation>
    </message>
    <message>
        <source>OBS opens these files only when they play: {found}. Play each once.</source>
        <translation>재생할 때만 열리는 파일입니다: {found}. 한 번씩 재생해 보세요.</translation>
    </message>
    <message>
        <source>Every file that OBS has opened is there: {found}.</source>
        <translation>OBS가 연 파일이 모두 있습니다: {found}.</translation>
    </message>
    <message>
        <source>“{about}” gives a black picture. Switch it on, or take its cap off, unless it is meant so.</source>
        <translation>“{about}”의 화면이 검습니다. 의도한 것이 아니면 전원이나 렌즈 덮개를 확인하세요.</translation>
    </message>
    <message>
        <source>“{about}” gives no picture. Look whether it is plugged in and switched on.</source>
        <translation>“{about}”에서 화면이 오지 않습니다. 연결과 전원을 확인하세요.</translation>
    </message>
    <message>
        <source>The scene “{about}” is black. Look at it in OBS, unless it is meant so.</source>
        <translation>장면 “{about}”이(가) 검습니다. 의도한 것이 아니면 OBS에서 확인하세요.</translation>
    </message>
    <message>
        <source>Every input that should gives a picture: {found}.</source>
        <translation>화면을 보내야 할 입력이 모두 보냅니다: {found}.</translation>
    </message>
    <message>
        <source>“{about}” has no sound that could be opened or muted. Name another input, or use another source.</source>
        <translation>“{about}”에는 켜거나 끌 소리가 없습니다. 다른 입력을 적거나 다른 소스를 쓰세요.</translation>
    </message>
    <message>
        <source>“{about}” is silent. Speak into it and look again.</source>
        <translation>“{about}”에서 소리가 나지 않습니다. 말해 보고 다시 점검하세요.</translation>
    </message>
    <message>
        <source>OBS meters only what is on air, so nobody listened to: {found}. Put their scene on air once.</source>
        <translation>OBS는 온에어 중인 소리만 재므로 듣지 못한 입력입니다: {found}. 그 장면을 한 번 내보내 보세요.</translation>
    </message>
    <message>
        <source>Inputs that are heard: {found}.</source>
        <translation>소리가 나는 입력: {found}.</translation>
    </message>
    <message>
        <source>The canvas is {found}: below {expected} lines names are hard to read. Change it in Settings → Video.</source>
        <translation>캔버스가 {found}입니다. {expected}줄보다 작으면 이름을 읽기 어렵습니다. 설정 → 비디오에서 바꾸세요.</translation>
    </message>
    <message>
        <source>The canvas is {found}, not {expected}: YouTube and most screens add bars.</source>
        <translation>캔버스가 {expected}이(가) 아니라 {found}입니다. 유튜브와 대부분의 화면에 검은 띠가 생깁니다.</translation>
    </message>
    <message>
        <source>OBS draws {found} frames a second: names move in jerks below {expected}.</source>
        <translation>OBS가 초당 {found}프레임을 그립니다. {expected}보다 적으면 이름자막이 끊겨 움직입니다.</translation>
    </message>
    <message>
        <source>The stream is {found} and the canvas {expected}, of another shape: the picture is squeezed. Change it in Settings → Video.</source>
        <translation>송출은 {found}, 캔버스는 {expected}로 비율이 달라 화면이 찌그러집니다. 설정 → 비디오에서 바꾸세요.</translation>
    </message>
    <message>
        <source>The stream is {found}, larger than the canvas of {expected}: it only becomes softer.</source>
        <translation>송출 {found}이(가) 캔버스 {expected}보다 커서 화면만 흐려집니다.</translation>
    </message>
    <message>
        <source>The canvas suits the names: {found}.</source>
        <translation>캔버스가 이름자막에 맞습니다: {found}.</translation>
    </message>
    <message>
        <source>OBS is recording already, before the show&apos;s first recording.</source>
        <translation>첫 녹화 큐 전인데 OBS가 이미 녹화하고 있습니다.</translation>
    </message>
    <message>
        <source>The disk has room for {found}; the planned recording takes {expected}. Free some space, or record to another disk.</source>
        <translation>디스크 여유는 {found}, 예정된 녹화는 {expected}입니다. 공간을 비우거나 다른 디스크에 녹화하세요.</translation>
    </message>
    <message>
        <source>The disk has room for {found}; the planned recording takes {expected}.</source>
        <translation>디스크 여유는 {found}, 예정된 녹화는 {expected}입니다.</translation>
    </message>
    <message>
        <source>The disk has {found} left. How long the recording will be, the sheet does not say.</source>
        <translation>디스크 여유는 {found}입니다. 녹화 길이는 큐시트에 없습니다.</translation>
    </message>
    <message>
        <source>Studio mode has “Duplicate Sources” on: no name, film or sound that the desk changes would reach the program. Switch it off in the menu of studio mode&apos;s transitions.</source>
        <translation>스튜디오 모드의 “소스 복제”가 켜져 있어 데스크가 바꾸는 이름자막·영상·소리가 프로그램에 닿지 않습니다. 스튜디오 모드의 전환 메뉴에서 끄세요.</translation>
    </message>
    <message>
        <source>Studio mode is off. The desk works with it and without.</source>
        <translation>스튜디오 모드가 꺼져 있습니다. 켜든 끄든 데스크는 동작합니다.</translation>
    </message>
    <message>
        <source>Studio mode is on, and changes reach the program.</source>
        <translation>스튜디오 모드이고, 변경이 프로그램에 닿습니다.</translation>
    </message>
    <message>
        <source>Studio mode is on; with nothing in the program&apos;s scene it cannot be told whether changes reach it.</source>
        <translation>스튜디오 모드인데 프로그램 장면이 비어 있어 변경이 닿는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>OBS is linked to an account ({about}): it would open a dialog instead of streaming. Disconnect it in Settings → Stream; the desk brings the stream key.</source>
        <translation>OBS가 계정({about})에 연결되어 있어 송출 대신 대화 상자를 엽니다. 설정 → 방송에서 연결을 끊으세요. 스트림 키는 데스크가 넣습니다.</translation>
    </message>
    <message>
        <source>OBS is streaming already ({about}). Stop it before the broadcast.</source>
        <translation>OBS가 이미 송출 중입니다({about}). 방송 전에 멈추세요.</translation>
    </message>
    <message>
        <source>OBS is free to stream where the desk asks.</source>
        <translation>OBS가 데스크의 송출 요청을 받을 수 있습니다.</translation>
    </message>
    <message>
        <source>The overlay for names is installed.</source>
        <translation>이름자막 오버레이가 설치되어 있습니다.</translation>
    </message>
    <message>
        <source>The overlay for names is not installed: press I in the desk, or start it with --install-overlay.</source>
        <translation>이름자막 오버레이가 없습니다. 데스크에서 I를 누르거나 --install-overlay로 시작하세요.</translation>
    </message>
    <message>
        <source>The name of {about}:</source>
        <translation>{about}의 이름자막:</translation>
    </message>
    <message>
        <source>The lower third {about} has a fault: {found}</source>
        <translation>이름자막 {about}에 오류가 있습니다: {found}</translation>
    </message>
    <message>
        <source>Every name can be drawn on this canvas: {found}.</source>
        <translation>이 캔버스에 모든 이름자막을 그릴 수 있습니다: {found}.</translation>
    </message>
    <message>
        <source>YouTube receives the stream: {found}.</source>
        <translation>유튜브가 스트림을 받고 있습니다: {found}.</translation>
    </message>
    <message>
        <source>YouTube receives the stream, but not well: {found}.</source>
        <translation>유튜브가 스트림을 받지만 상태가 좋지 않습니다: {found}.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock agrees with YouTube&apos;s.</source>
        <translation>이 컴퓨터의 시계가 유튜브와 맞습니다.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is {found} seconds off YouTube&apos;s. Set it before the show.</source>
        <translation>이 컴퓨터의 시계가 유튜브와 {found}초 다릅니다. 행사 전에 맞추세요.</translation>
    </message>
    <message>
        <source>Nobody compared this machine&apos;s clock with another ({found}).</source>
        <translation>이 컴퓨터의 시계를 다른 시계와 비교하지 못했습니다({found}).</translation>
    </message>
    <message>
        <source>OBS tells neither its machine&apos;s clock nor which other programs (Companion, a deck) control it. Look yourself.</source>
        <translation>OBS는 그 컴퓨터의 시계와 다른 조작 프로그램(Companion, 덱)을 알려 주지 않습니다. 직접 확인하세요.</translation>
    </message>
    <message>
        <source>Nothing was made: OBS has one space of names for scenes and inputs, and these names are taken by the other kind: {detail}. Rename them in OBS or in the sheet.</source>
        <translation>아무것도 만들지 않았습니다. OBS에서는 장면과 입력이 이름을 함께 쓰는데, 다음 이름은 다른 쪽이 쓰고 있습니다: {detail}. OBS나 큐시트에서 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>Nothing was made: OBS refused a part of it ({detail}).</source>
        <translation>아무것도 만들지 않았습니다. OBS가 일부를 거부했습니다({detail}).</translation>
    </message>
    <message>
        <source>The connection broke half way ({detail}). Remove the placeholders once OBS is back, and make them anew.</source>
        <translation>만드는 도중에 연결이 끊겼습니다({detail}). OBS가 돌아오면 임시 항목을 지우고 다시 만드세요.</translation>
    </message>
</context>
<context>
    <name>PreflightBar</name>
    <message>
        <source>Show · F</source>
        <translation>보기 · F</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Not ready: {red} · to look at: {amber}</source>
        <translation>준비 안 됨 {red} · 확인 필요 {amber}</translation>
    </message>
    <message>
        <source>PREFLIGHT</source>
        <translation>사전 점검</translation>
    </message>
</context>
<context>
    <name>PreflightLight</name>
    <message>
        <source>Preflight · F</source>
        <translation>사전 점검 · F</translation>
    </message>
    <message>
        <source>Preflight: {word} · F</source>
        <translation>사전 점검: {word} · F</translation>
    </message>
</context>
<context>
    <name>PreflightPage</name>
    <message>
        <source>Look again</source>
        <translation>다시 점검</translation>
    </message>
    <message>
        <source>Make what is missing</source>
        <translation>없는 것 만들기</translation>
    </message>
    <message>
        <source>Close · F</source>
        <translation>닫기 · F</translation>
    </message>
    <message>
        <source>PREFLIGHT · F</source>
        <translation>사전 점검 · F</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>점검 중</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>There is no such file</source>
        <translation>그런 파일이 없습니다</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>파일을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The file is too big</source>
        <translation>파일이 너무 큽니다</translation>
    </message>
    <message>
        <source>The file that the sheet names is missing</source>
        <translation>큐시트가 가리키는 파일이 없습니다</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text</source>
        <translation>파일이 UTF-8 텍스트가 아닙니다</translation>
    </message>
    <message>
        <source>A character that YAML does not allow</source>
        <translation>YAML이 허용하지 않는 문자입니다</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>There are more problems than can be listed</source>
        <translation>문제가 너무 많아 모두 나열할 수 없습니다</translation>
    </message>
    <message>
        <source>Not valid YAML, reading stopped here</source>
        <translation>올바른 YAML이 아니어서 여기서 읽기를 멈췄습니다</translation>
    </message>
    <message>
        <source>A sheet is one YAML document, a second one begins here</source>
        <translation>큐시트는 YAML 문서 하나여야 하는데 여기서 두 번째 문서가 시작됩니다</translation>
    </message>
    <message>
        <source>YAML tags mean nothing in a run-sheet</source>
        <translation>큐시트에서는 YAML 태그를 쓰지 않습니다</translation>
    </message>
    <message>
        <source>Too deeply nested, reading stopped here</source>
        <translation>너무 깊이 중첩되어 여기서 읽기를 멈췄습니다</translation>
    </message>
    <message>
        <source>Too many values once every alias is followed, reading stopped here</source>
        <translation>별칭을 펼치면 값이 너무 많아 여기서 읽기를 멈췄습니다</translation>
    </message>
    <message>
        <source>An alias that contains itself, reading stopped here</source>
        <translation>자기 자신을 포함하는 별칭이어서 여기서 읽기를 멈췄습니다</translation>
    </message>
    <message>
        <source>An alias without an anchor, reading stopped here</source>
        <translation>앵커가 없는 별칭이어서 여기서 읽기를 멈췄습니다</translation>
    </message>
    <message>
        <source>The key is there twice; YAML would silently drop one</source>
        <translation>같은 키가 두 번 있습니다. YAML은 그중 하나를 말없이 버립니다</translation>
    </message>
    <message>
        <source>A key must be a plain text</source>
        <translation>키는 일반 텍스트여야 합니다</translation>
    </message>
    <message>
        <source>YAML can read this word as true or false; put it in quotes</source>
        <translation>YAML이 참/거짓으로 읽을 수 있는 단어입니다. 따옴표로 묶으세요</translation>
    </message>
    <message>
        <source>YAML can read a number with a leading zero as octal; put it in quotes</source>
        <translation>YAML이 0으로 시작하는 수를 8진수로 읽을 수 있습니다. 따옴표로 묶으세요</translation>
    </message>
    <message>
        <source>YAML can read an unquoted time as a number to base 60; put it in quotes</source>
        <translation>YAML이 따옴표 없는 시각을 60진수로 읽을 수 있습니다. 따옴표로 묶으세요</translation>
    </message>
    <message>
        <source>YAML reads this as a number or date, not as text; put it in quotes</source>
        <translation>YAML이 텍스트가 아닌 수나 날짜로 읽습니다. 따옴표로 묶으세요</translation>
    </message>
    <message>
        <source>This version of the format is not known</source>
        <translation>알 수 없는 형식 버전입니다</translation>
    </message>
    <message>
        <source>The wrong kind of value</source>
        <translation>값의 종류가 맞지 않습니다</translation>
    </message>
    <message>
        <source>No such key here</source>
        <translation>여기에는 그런 키가 없습니다</translation>
    </message>
    <message>
        <source>A key is missing</source>
        <translation>키가 빠졌습니다</translation>
    </message>
    <message>
        <source>Nothing is written here; it counts as left out</source>
        <translation>비어 있습니다. 생략한 것으로 봅니다</translation>
    </message>
    <message>
        <source>The list is empty</source>
        <translation>목록이 비어 있습니다</translation>
    </message>
    <message>
        <source>The sheet has no cue</source>
        <translation>큐시트에 큐가 없습니다</translation>
    </message>
    <message>
        <source>Too many cues; this one and those after it are left out</source>
        <translation>큐가 너무 많습니다. 이 큐부터는 제외됩니다</translation>
    </message>
    <message>
        <source>Not a time of day</source>
        <translation>시각이 아닙니다</translation>
    </message>
    <message>
        <source>Not a colour</source>
        <translation>색상이 아닙니다</translation>
    </message>
    <message>
        <source>Not a date</source>
        <translation>날짜가 아닙니다</translation>
    </message>
    <message>
        <source>Not a duration</source>
        <translation>길이(시간)가 아닙니다</translation>
    </message>
    <message>
        <source>A duration needs a unit</source>
        <translation>길이에는 단위가 필요합니다</translation>
    </message>
    <message>
        <source>The duration is too short or too long</source>
        <translation>길이가 너무 짧거나 깁니다</translation>
    </message>
    <message>
        <source>Only true or false can stand here</source>
        <translation>true나 false만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Not one of the words that can stand here</source>
        <translation>여기에 쓸 수 있는 단어가 아닙니다</translation>
    </message>
    <message>
        <source>Not fit for an id: begin with a letter or digit, no spaces, not “none”</source>
        <translation>id로 쓸 수 없습니다. 글자나 숫자로 시작하고, 공백이 없어야 하며, “none”은 안 됩니다</translation>
    </message>
    <message>
        <source>Not a kind of picture that can be used here</source>
        <translation>여기에 쓸 수 없는 이미지 형식입니다</translation>
    </message>
    <message>
        <source>A path must be relative and stay in the sheet&apos;s folder</source>
        <translation>경로는 상대 경로이고 큐시트 폴더 안이어야 합니다</translation>
    </message>
    <message>
        <source>No such time zone</source>
        <translation>그런 시간대가 없습니다</translation>
    </message>
    <message>
        <source>No such language tag</source>
        <translation>그런 언어 태그가 없습니다</translation>
    </message>
    <message>
        <source>The text is longer than YouTube takes</source>
        <translation>유튜브 허용 길이보다 깁니다</translation>
    </message>
    <message>
        <source>The description is longer than YouTube takes; what is beyond is left out</source>
        <translation>설명이 유튜브 한도보다 깁니다. 넘치는 부분은 빠집니다</translation>
    </message>
    <message>
        <source>With a session&apos;s title in it this is longer than YouTube takes; it is cut</source>
        <translation>세션 제목을 넣으면 유튜브가 받는 길이를 넘어 잘립니다</translation>
    </message>
    <message>
        <source>The title would be the same in every session</source>
        <translation>제목이 모든 세션에서 똑같아집니다</translation>
    </message>
    <message>
        <source>A line break or another invisible character, which YouTube refuses in a title</source>
        <translation>줄바꿈이나 보이지 않는 문자가 있습니다. 유튜브는 제목에 이를 받지 않습니다</translation>
    </message>
    <message>
        <source>YouTube refuses angle brackets; others are sent instead</source>
        <translation>유튜브는 꺾쇠괄호(&lt; &gt;)를 받지 않습니다. 다른 괄호로 바꿔 보냅니다</translation>
    </message>
    <message>
        <source>Nothing is filled in here: there is no such placeholder</source>
        <translation>이런 자리표시자가 없어 아무것도 채워지지 않습니다</translation>
    </message>
    <message>
        <source>Not the id of a playlist: it is in its address after list=</source>
        <translation>재생목록 ID가 아닙니다. ID는 재생목록 주소의 list= 뒤에 있습니다</translation>
    </message>
    <message>
        <source>YouTube shows no captions with ultra-low latency</source>
        <translation>초저지연에서는 유튜브가 자막을 표시하지 않습니다</translation>
    </message>
    <message>
        <source>The broadcast&apos;s start is in the past; it would be scheduled for at once</source>
        <translation>방송 시작 시각이 지났습니다. 지금 바로 시작하는 것으로 예약됩니다</translation>
    </message>
    <message>
        <source>The picture cannot be read</source>
        <translation>이미지를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The picture is small and will look coarse</source>
        <translation>이미지가 작아 거칠게 보입니다</translation>
    </message>
    <message>
        <source>A language that the graphics show is missing</source>
        <translation>자막에 표시할 언어가 빠졌습니다</translation>
    </message>
    <message>
        <source>Listed twice</source>
        <translation>두 번 적혀 있습니다</translation>
    </message>
    <message>
        <source>This id is taken already</source>
        <translation>이미 쓰인 id입니다</translation>
    </message>
    <message>
        <source>No such speaker in the sheet</source>
        <translation>큐시트에 그런 연사가 없습니다</translation>
    </message>
    <message>
        <source>No such output in the sheet</source>
        <translation>큐시트에 그런 출력이 없습니다</translation>
    </message>
    <message>
        <source>This output mirrors the program and has no scenes of its own</source>
        <translation>이 출력은 프로그램을 그대로 따라가므로 자체 장면이 없습니다</translation>
    </message>
    <message>
        <source>The session starts before the one ahead of it ends</source>
        <translation>앞 세션이 끝나기 전에 시작합니다</translation>
    </message>
    <message>
        <source>Without a start of the first session nothing has a clock time</source>
        <translation>첫 세션의 시작 시각이 없어 어떤 큐도 시각을 갖지 못합니다</translation>
    </message>
    <message>
        <source>The cue has no title</source>
        <translation>큐에 제목이 없습니다</translation>
    </message>
    <message>
        <source>A lower third for a cue without speakers</source>
        <translation>연사가 없는 큐에 이름자막이 있습니다</translation>
    </message>
    <message>
        <source>A panel names nobody by itself; press a seat&apos;s key</source>
        <translation>패널은 자동으로 이름을 띄우지 않습니다. 자리 번호 키를 누르세요</translation>
    </message>
    <message>
        <source>The lower third would come after the cue&apos;s end</source>
        <translation>이름자막이 큐가 끝난 뒤에 나옵니다</translation>
    </message>
    <message>
        <source>The warning is not shorter than the cue</source>
        <translation>종료 예고가 큐 길이보다 짧지 않습니다</translation>
    </message>
    <message>
        <source>A warning before the end needs a duration</source>
        <translation>종료 예고에는 큐 길이가 필요합니다</translation>
    </message>
    <message>
        <source>To advance after its duration the cue needs one</source>
        <translation>길이 뒤 자동 진행에는 큐 길이가 필요합니다</translation>
    </message>
    <message>
        <source>No later session has a fixed start to advance at</source>
        <translation>자동 진행할 고정 시작 시각이 뒤 세션에 없습니다</translation>
    </message>
    <message>
        <source>A volume is a number of decibels with its unit</source>
        <translation>음량은 단위를 붙인 데시벨 값으로 씁니다</translation>
    </message>
    <message>
        <source>OBS has no such volume</source>
        <translation>OBS에서 쓸 수 없는 음량입니다</translation>
    </message>
    <message>
        <source>The same thing is switched on and off</source>
        <translation>같은 항목을 동시에 켜고 끕니다</translation>
    </message>
    <message>
        <source>The same input is muted and unmuted</source>
        <translation>같은 입력을 음소거하면서 켭니다</translation>
    </message>
    <message>
        <source>The sheet has no broadcast section</source>
        <translation>큐시트에 broadcast 항목이 없습니다</translation>
    </message>
    <message>
        <source>The broadcast cannot take this step here</source>
        <translation>방송을 여기서 이 단계로 바꿀 수 없습니다</translation>
    </message>
    <message>
        <source>No cue brings the broadcast live</source>
        <translation>방송을 라이브로 올리는 큐가 없습니다</translation>
    </message>
    <message>
        <source>The broadcast of the sessions before is not ended before this one begins</source>
        <translation>앞 세션의 방송이 끝나지 않은 채 이 방송이 시작됩니다</translation>
    </message>
    <message>
        <source>One broadcast or several: a sheet has `broadcast:` or `broadcasts:`, not both</source>
        <translation>방송이 하나면 `broadcast:`, 여럿이면 `broadcasts:`를 씁니다. 둘을 함께 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>There is no session of this id</source>
        <translation>이 id의 세션이 없습니다</translation>
    </message>
    <message>
        <source>YouTube lets a channel have only so many broadcasts live at once</source>
        <translation>유튜브 채널 하나에서 동시에 할 수 있는 라이브 수를 넘었습니다</translation>
    </message>
    <message>
        <source>YouTube lets only so many live broadcasts share one stream key</source>
        <translation>스트림 키 하나로 동시에 할 수 있는 라이브 수를 넘었습니다</translation>
    </message>
    <message>
        <source>Two languages from one output have the same picture and sound; give this one an output of its own</source>
        <translation>한 출력에서 나가는 두 언어는 화면과 소리가 같습니다. 이 방송에 별도의 출력을 지정하세요</translation>
    </message>
    <message>
        <source>Two broadcasts that are on together have the same title</source>
        <translation>동시에 나가는 두 방송의 제목이 같습니다</translation>
    </message>
    <message>
        <source>Broadcasts of one output move together: all have a spare, or none</source>
        <translation>한 출력의 방송은 함께 옮겨집니다. 모두 예비 방송을 두거나 모두 두지 마세요</translation>
    </message>
    <message>
        <source>The recording cannot take this step here</source>
        <translation>녹화를 여기서 이렇게 바꿀 수 없습니다</translation>
    </message>
    <message>
        <source>The text does not fit its graphic</source>
        <translation>글자가 자막에 다 들어가지 않습니다</translation>
    </message>
    <message>
        <source>No font here can draw this character; it is left out</source>
        <translation>이 글자를 그릴 글꼴이 없어 빼고 그립니다</translation>
    </message>
    <message>
        <source>The character is drawn in another language&apos;s form</source>
        <translation>글자가 다른 언어의 글자꼴로 그려집니다</translation>
    </message>
    <message>
        <source>The graphic would show no text</source>
        <translation>자막에 표시할 글자가 없습니다</translation>
    </message>
    <message>
        <source>There is no such graphic</source>
        <translation>그런 자막이 없습니다</translation>
    </message>
    <message>
        <source>The text can hardly be read in these colours</source>
        <translation>이 색으로는 글자를 읽기 어렵습니다</translation>
    </message>
    <message>
        <source>The logo cannot be read; graphics are drawn without it</source>
        <translation>로고를 읽을 수 없어 로고 없이 그립니다</translation>
    </message>
    <message>
        <source>The template has a fault; what it is based on is shown in its place</source>
        <translation>템플릿에 잘못이 있어 그 바탕 템플릿으로 대신 보여 줍니다</translation>
    </message>
    <message>
        <source>found {0}</source>
        <translation>발견: {0}</translation>
    </message>
    <message>
        <source>expected {0}</source>
        <translation>올바른 값: {0}</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>{0}: no problems</source>
        <translation>{0}: 문제 없음</translation>
    </message>
    <message>
        <source>{0}: errors: {1}, warnings: {2}</source>
        <translation>{0}: 오류 {1}개, 경고 {2}개</translation>
    </message>
    <message>
        <source>{0} has errors and cannot go on air</source>
        <translation>{0}에 오류가 있어 온에어할 수 없습니다</translation>
    </message>
</context>
<context>
    <name>QuitBar</name>
    <message>
        <source>Leave · Ctrl+Q</source>
        <translation>닫기 · Ctrl+Q</translation>
    </message>
    <message>
        <source>End the show</source>
        <translation>진행 종료</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>A SHOW IS RUNNING</source>
        <translation>진행 중입니다</translation>
    </message>
    <message>
        <source>Leaving changes nothing on air, and the show can be reopened.</source>
        <translation>닫아도 송출은 그대로이며, 다시 열어 이어갈 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Nothing is on standby. Choose a cue with ↑ ↓, then GO.</source>
        <translation>대기 중인 큐가 없습니다. ↑ ↓로 고른 뒤 GO를 누르세요.</translation>
    </message>
    <message>
        <source>The standby cue had just changed. Look at it, then press GO again.</source>
        <translation>대기 큐가 방금 바뀌었습니다. 확인하고 GO를 다시 누르세요.</translation>
    </message>
    <message>
        <source>Too soon after the last GO: taken as one press. Press again if you mean it.</source>
        <translation>직전 GO와 너무 가까워 한 번으로 처리했습니다. 의도한 것이면 다시 누르세요.</translation>
    </message>
    <message>
        <source>No cue is on air yet. Start with GO.</source>
        <translation>아직 온에어 큐가 없습니다. GO로 시작하세요.</translation>
    </message>
    <message>
        <source>There is no GO left to take back.</source>
        <translation>되돌릴 GO가 없습니다.</translation>
    </message>
    <message>
        <source>The cue on air had just changed. Look at it, then press again.</source>
        <translation>온에어 큐가 방금 바뀌었습니다. 확인하고 다시 누르세요.</translation>
    </message>
    <message>
        <source>This cue is not in the run-sheet any more.</source>
        <translation>이 큐는 더 이상 큐시트에 없습니다.</translation>
    </message>
    <message>
        <source>The clock is on hold already. H lets it run.</source>
        <translation>시계는 이미 멈춰 있습니다. H로 다시 진행합니다.</translation>
    </message>
    <message>
        <source>The clock is running already.</source>
        <translation>시계는 이미 가고 있습니다.</translation>
    </message>
    <message>
        <source>The cue on air has no speaker to name.</source>
        <translation>온에어 큐에 이름을 띄울 연사가 없습니다.</translation>
    </message>
    <message>
        <source>The cue on air has no speaker in this seat.</source>
        <translation>온에어 큐의 이 번호에는 연사가 없습니다.</translation>
    </message>
    <message>
        <source>The cue on air has no panel: a strap needs two speakers or more.</source>
        <translation>송출 중인 큐에는 패널이 없습니다. 전원 이름자막에는 두 명 이상이 필요합니다.</translation>
    </message>
    <message>
        <source>No lower third is on air.</source>
        <translation>나가 있는 이름자막이 없습니다.</translation>
    </message>
    <message>
        <source>This run-sheet has no YouTube broadcast.</source>
        <translation>이 큐시트에는 유튜브 방송이 없습니다.</translation>
    </message>
    <message>
        <source>A broadcast cannot go back to this stage.</source>
        <translation>방송을 이 단계로 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>The broadcast has not begun, so it cannot be ended.</source>
        <translation>방송이 시작되지 않아 종료할 수 없습니다.</translation>
    </message>
    <message>
        <source>Nothing holds the broadcast back from live.</source>
        <translation>생방송 전환을 막고 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Chapters are written once the broadcast has ended.</source>
        <translation>챕터는 방송이 끝난 뒤에 기록합니다.</translation>
    </message>
    <message>
        <source>There are no chapters: YouTube takes three or more, each of ten seconds.</source>
        <translation>챕터가 없습니다. 유튜브는 10초 이상인 챕터를 세 개 이상 받습니다.</translation>
    </message>
    <message>
        <source>The chapters had just changed. Look at them, then press again.</source>
        <translation>챕터가 방금 바뀌었습니다. 확인한 뒤 다시 누르십시오.</translation>
    </message>
    <message>
        <source>These chapters were sent already.</source>
        <translation>이 챕터는 이미 보냈습니다.</translation>
    </message>
    <message>
        <source>No output of this run-sheet mirrors the program, so nothing can replace it.</source>
        <translation>이 큐시트에는 프로그램을 따라가는 예비 출력이 없어 대신할 OBS가 없습니다.</translation>
    </message>
    <message>
        <source>This OBS is the program already.</source>
        <translation>이 OBS는 이미 프로그램입니다.</translation>
    </message>
    <message>
        <source>This OBS is not connected, so it cannot become program.</source>
        <translation>이 OBS가 연결되지 않아 프로그램으로 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Nothing holds the stream back.</source>
        <translation>송출을 막고 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>The OBS that was program still streams: it has to stop first.</source>
        <translation>이전 프로그램 OBS가 아직 송출 중입니다. 먼저 멈춰야 합니다.</translation>
    </message>
    <message>
        <source>The run-sheet has no spare for this broadcast.</source>
        <translation>큐시트에 이 방송의 예비 방송이 없습니다.</translation>
    </message>
    <message>
        <source>The spare has taken over already; there is one only.</source>
        <translation>예비 방송이 이미 이어받았습니다. 예비는 하나뿐입니다.</translation>
    </message>
    <message>
        <source>A spare takes over between the preview and the end of a broadcast.</source>
        <translation>예비 방송은 미리보기부터 방송 종료 전까지만 이어받을 수 있습니다.</translation>
    </message>
    <message>
        <source>The broadcast had just changed. Look at it, then hold again.</source>
        <translation>방송이 방금 바뀌었습니다. 확인한 뒤 다시 길게 누르세요.</translation>
    </message>
    <message>
        <source>The spare is not ready: YouTube has not shown it with a key of its own. Wait for its line to say so.</source>
        <translation>예비 방송이 아직 준비되지 않았습니다. 유튜브에서 전용 스트림 키가 확인되지 않았습니다. 예비 방송 줄에 준비됨이 표시될 때까지 기다리세요.</translation>
    </message>
    <message>
        <source>YouTube has the run-sheet&apos;s words already.</source>
        <translation>유튜브에 이미 큐시트의 제목과 설명이 있습니다.</translation>
    </message>
    <message>
        <source>The show has ended.</source>
        <translation>진행이 종료되었습니다.</translation>
    </message>
    <message>
        <source>The run-sheet has errors. Correct them before it goes on air.</source>
        <translation>큐시트에 오류가 있습니다. 고친 뒤 온에어하세요.</translation>
    </message>
    <message>
        <source>The devices already look as the show means.</source>
        <translation>장비 상태가 이미 진행과 일치합니다.</translation>
    </message>
    <message>
        <source>It has ended already.</source>
        <translation>이미 종료되었습니다.</translation>
    </message>
    <message>
        <source>The cue has no more time to take away.</source>
        <translation>큐에서 더 뺄 시간이 없습니다.</translation>
    </message>
</context>
<context>
    <name>RehearsalBanner</name>
    <message>
        <source>REHEARSAL{speed} · no real OBS, no real channel</source>
        <translation>리허설{speed} · 실제 OBS와 채널에 연결되지 않음</translation>
    </message>
</context>
<context>
    <name>ScenePicture</name>
    <message>
        <source>no picture</source>
        <translation>화면 없음</translation>
    </message>
    <message>
        <source>the name cannot be drawn</source>
        <translation>이름을 그릴 수 없음</translation>
    </message>
    <message>
        <source>picture from before the name on air</source>
        <translation>이름 송출 전의 화면</translation>
    </message>
    <message>
        <source>no picture from OBS</source>
        <translation>OBS 화면 없음</translation>
    </message>
    <message>
        <source>OLD PICTURE, {seconds} s</source>
        <translation>지난 화면, {seconds}초 전</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>not set up</source>
        <translation>설정 안 됨</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>로그아웃됨</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>연결 중</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>failing, trying again</source>
        <translation>오류, 재시도 중</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>조치 필요</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Back to EventDesk</source>
        <translation>EventDesk로 돌아가세요</translation>
    </message>
    <message>
        <source>EventDesk has Google&apos;s answer and goes on by itself. You can close this page.</source>
        <translation>EventDesk가 구글의 응답을 받았고 알아서 이어 갑니다. 이 페이지는 닫아도 됩니다.</translation>
    </message>
    <message>
        <source>{channel}, this desk&apos;s channel</source>
        <translation>{channel}, 이 데스크의 채널</translation>
    </message>
    <message>
        <source>The sign-in is good: it was just refreshed.</source>
        <translation>로그인 상태가 좋습니다. 방금 갱신했습니다.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is {minutes} minutes ahead. Set it before the show.</source>
        <translation>이 컴퓨터의 시계가 {minutes}분 빠릅니다. 행사 전에 맞추세요.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is {minutes} minutes behind. Set it before the show.</source>
        <translation>이 컴퓨터의 시계가 {minutes}분 느립니다. 행사 전에 맞추세요.</translation>
    </message>
    <message>
        <source>Signed in {time}.</source>
        <translation>로그인한 때: {time}.</translation>
    </message>
    <message>
        <source>Last refreshed {time}.</source>
        <translation>마지막 갱신: {time}.</translation>
    </message>
    <message>
        <source>It ends {time}.</source>
        <translation>{time}에 끝납니다.</translation>
    </message>
    <message>
        <source>If the Cloud project&apos;s consent screen is in testing, it ends {time}; published, it has no end.</source>
        <translation>클라우드 프로젝트의 동의 화면이 테스트 상태라면 {time}에 끝나고, 게시했다면 끝이 없습니다.</translation>
    </message>
    <message>
        <source>It lasts until the show is over.</source>
        <translation>행사가 끝날 때까지 유지됩니다.</translation>
    </message>
    <message>
        <source>It may end before the show is over: sign in again shortly before.</source>
        <translation>행사가 끝나기 전에 만료될 수 있습니다. 행사 직전에 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>It ends before the show is over: sign in again.</source>
        <translation>행사가 끝나기 전에 만료됩니다. 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>Quota: {left} units left until {time}.</source>
        <translation>할당량: {time}까지 {left}유닛 남음.</translation>
    </message>
    <message>
        <source>This show takes about {units}.</source>
        <translation>이 행사에는 약 {units}유닛이 듭니다.</translation>
    </message>
</context>
<context>
    <name>SignInBox</name>
    <message>
        <source>Sign in to YouTube</source>
        <translation>유튜브 로그인</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>주소 복사</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Another channel</source>
        <translation>다른 채널</translation>
    </message>
    <message>
        <source>Signed in: {channel}</source>
        <translation>로그인됨: {channel}</translation>
    </message>
    <message>
        <source>Signed in until the desk is closed: {channel}. This machine has no keyring to keep it in.</source>
        <translation>데스크를 닫을 때까지만 로그인됨: {channel}. 이 컴퓨터에는 로그인을 보관할 키링이 없습니다.</translation>
    </message>
    <message>
        <source>Your browser opens…</source>
        <translation>브라우저를 여는 중…</translation>
    </message>
    <message>
        <source>Finish on Google&apos;s page in your browser, and choose the channel there.</source>
        <translation>브라우저의 구글 페이지에서 채널을 고르고 로그인을 마치세요.</translation>
    </message>
    <message>
        <source>Which channel does this desk work for?</source>
        <translation>이 데스크가 맡을 채널은 어느 것인가요?</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>예약됨</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>라이브</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>종료됨</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>예약</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>라이브</translation>
    </message>
    <message>
        <source>End</source>
        <translation>종료</translation>
    </message>
</context>
<context>
    <name>StageButton</name>
    <message>
        <source>Hold for a second</source>
        <translation>1초간 길게 누르세요</translation>
    </message>
</context>
<context>
    <name>StaleBar</name>
    <message>
        <source>What you see is {seconds} s old. Switch in OBS by hand.</source>
        <translation>이 화면은 {seconds}초 전 상태입니다. OBS에서 직접 전환하세요.</translation>
    </message>
    <message>
        <source>DESK NOT UPDATING</source>
        <translation>데스크 갱신 멈춤</translation>
    </message>
</context>
<context>
    <name>StandbyPanel</name>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>STANDBY, skipped: S puts it back</source>
        <translation>대기, 건너뜀: S로 되살림</translation>
    </message>
    <message>
        <source>untimed</source>
        <translation>시간 미정</translation>
    </message>
    <message>
        <source>scene stays as it is</source>
        <translation>장면 유지</translation>
    </message>
    <message>
        <source>NOTHING ON STANDBY</source>
        <translation>대기 큐 없음</translation>
    </message>
    <message>
        <source>Choose a cue with ↑ ↓</source>
        <translation>↑ ↓로 큐를 고르세요</translation>
    </message>
</context>
<context>
    <name>Stream</name>
    <message>
        <source>stopped</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>시작 중</translation>
    </message>
    <message>
        <source>streaming</source>
        <translation>송출 중</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>재연결 중</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>정지 중</translation>
    </message>
</context>
<context>
    <name>SwitchButton</name>
    <message>
        <source>Hold for a second, or hold Shift+B</source>
        <translation>1초간 길게 누르거나 Shift+B를 길게 누르세요</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>STANDBY</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>ASKED</source>
        <translation>요청됨</translation>
    </message>
    <message>
        <source>MOVING</source>
        <translation>전환 중</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>온에어</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>CHANGED</source>
        <translation>변경됨</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>요청됨</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>전환 중</translation>
    </message>
    <message>
        <source>on air</source>
        <translation>온에어</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>변경됨</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>OBS has no scene “{detail}”. Add or rename it in OBS, then GO again.</source>
        <translation>OBS에 장면 “{detail}”이(가) 없습니다. OBS에서 추가하거나 이름을 고친 뒤 다시 GO를 누르세요.</translation>
    </message>
    <message>
        <source>OBS has no input “{detail}”. Add or rename it in OBS.</source>
        <translation>OBS에 입력 “{detail}”이(가) 없습니다. OBS에서 추가하거나 이름을 고치세요.</translation>
    </message>
    <message>
        <source>OBS has no transition “{detail}”. Add it in OBS, or name another.</source>
        <translation>OBS에 전환 “{detail}”이(가) 없습니다. OBS에 추가하거나 다른 전환을 쓰세요.</translation>
    </message>
    <message>
        <source>This OBS is not connected. The cue is offered again when it is back.</source>
        <translation>이 OBS가 연결되지 않았습니다. 다시 연결되면 큐를 다시 제안합니다.</translation>
    </message>
    <message>
        <source>OBS did not answer in time. Look at OBS.</source>
        <translation>OBS가 제때 응답하지 않았습니다. OBS를 확인하세요.</translation>
    </message>
    <message>
        <source>OBS accepted the scene but does not show it. Look at OBS, then GO again.</source>
        <translation>OBS가 장면을 받았지만 내보내지 않고 있습니다. OBS를 확인하고 다시 GO를 누르세요.</translation>
    </message>
    <message>
        <source>OBS refused the request (status {detail}).</source>
        <translation>OBS가 요청을 거부했습니다 (상태 {detail}).</translation>
    </message>
    <message>
        <source>This OBS is too old for that. Update OBS.</source>
        <translation>이 OBS 버전에서는 할 수 없습니다. OBS를 업데이트하세요.</translation>
    </message>
    <message>
        <source>OBS is still loading its scenes. Ask again.</source>
        <translation>OBS가 아직 장면을 불러오는 중입니다. 다시 시도하세요.</translation>
    </message>
    <message>
        <source>OBS refused: its output is running already.</source>
        <translation>OBS가 거부했습니다: 출력이 이미 실행 중입니다.</translation>
    </message>
    <message>
        <source>OBS refused: its output is not running.</source>
        <translation>OBS가 거부했습니다: 출력이 실행 중이 아닙니다.</translation>
    </message>
    <message>
        <source>OBS does not have it any more: renamed, deleted or in another collection?</source>
        <translation>OBS에 더 이상 없습니다. 이름이 바뀌었거나, 삭제되었거나, 다른 장면 모음에 있습니까?</translation>
    </message>
    <message>
        <source>OBS refused the request. Look at OBS.</source>
        <translation>OBS가 요청을 거부했습니다. OBS를 확인하세요.</translation>
    </message>
    <message>
        <source>OBS did not mute or open “{detail}” as asked. Look at its mixer.</source>
        <translation>OBS가 “{detail}”의 음소거를 요청대로 바꾸지 않았습니다. 오디오 믹서를 확인하세요.</translation>
    </message>
    <message>
        <source>The media “{detail}” does not run as asked. Look at OBS.</source>
        <translation>미디어 “{detail}”이(가) 요청대로 재생되지 않습니다. OBS를 확인하세요.</translation>
    </message>
    <message>
        <source>OBS&apos;s recording is not as asked. Check its disk and output settings.</source>
        <translation>OBS 녹화가 요청과 다릅니다. 디스크와 출력 설정을 확인하세요.</translation>
    </message>
    <message>
        <source>OBS did not start to stream. Look at OBS for a message.</source>
        <translation>OBS가 송출을 시작하지 않았습니다. OBS의 메시지를 확인하세요.</translation>
    </message>
    <message>
        <source>OBS has not stopped streaming yet.</source>
        <translation>OBS가 아직 송출을 멈추지 않았습니다.</translation>
    </message>
    <message>
        <source>OBS already streams somewhere else. Stop that in OBS first.</source>
        <translation>OBS가 이미 다른 곳으로 송출 중입니다. 먼저 OBS에서 멈추세요.</translation>
    </message>
    <message>
        <source>Overtaken by a newer ask.</source>
        <translation>더 새로운 요청으로 대체되었습니다.</translation>
    </message>
    <message>
        <source>The desk itself failed here; the log says more.</source>
        <translation>데스크 자체에 오류가 났습니다. 자세한 내용은 로그에 있습니다.</translation>
    </message>
    <message>
        <source>The settings cannot be read: correct the file, then open the desk again.</source>
        <translation>설정을 읽을 수 없습니다. 파일을 고친 뒤 데스크를 다시 여세요.</translation>
    </message>
    <message>
        <source>OBS cannot open the picture of the name. L shows it again; if that fails, check the desk&apos;s disk and folder.</source>
        <translation>OBS가 이름 그림 파일을 열 수 없습니다. L로 다시 표시하고, 그래도 안 되면 데스크의 디스크와 폴더를 확인하세요.</translation>
    </message>
    <message>
        <source>OBS runs on another machine and cannot see the desk&apos;s graphics. Share the folder and start the desk with --obs-graphics-folder, or use an OBS that has the browser source.</source>
        <translation>OBS가 다른 컴퓨터에 있어 데스크의 그래픽 폴더를 볼 수 없습니다. 폴더를 공유하고 --obs-graphics-folder로 데스크를 시작하거나, 브라우저 소스가 있는 OBS를 사용하세요.</translation>
    </message>
    <message>
        <source>OBS&apos;s studio mode copies the sources, so the desk&apos;s changes never reach the air. Turn off Duplicate Sources in the menu of studio mode&apos;s transition button.</source>
        <translation>OBS 스튜디오 모드가 소스를 복제하여 데스크의 변경이 송출에 반영되지 않습니다. 스튜디오 모드 전환 버튼의 메뉴에서 ‘소스 복제’를 끄세요.</translation>
    </message>
    <message>
        <source>The overlay is hidden or moved in the scene on air. R puts it back; or switch it on in OBS, at the picture&apos;s corner.</source>
        <translation>송출 중인 장면에서 오버레이가 숨겨졌거나 옮겨졌습니다. R로 되돌리거나, OBS에서 켜고 화면 모서리에 맞추세요.</translation>
    </message>
    <message>
        <source>The overlay is not in the scene on air. I installs it.</source>
        <translation>송출 중인 장면에 오버레이가 없습니다. I로 설치합니다.</translation>
    </message>
    <message>
        <source>Something in the scene on air lies above the overlay and covers the name. Move the overlay to the top of the scene in OBS.</source>
        <translation>송출 중인 장면에서 무언가가 오버레이 위에 놓여 이름을 가립니다. OBS에서 오버레이를 장면 맨 위로 옮기세요.</translation>
    </message>
    <message>
        <source>The picture on air is not the name that the desk drew. Look at the program; L takes the name off and shows it again.</source>
        <translation>송출 화면이 데스크가 그린 이름과 다릅니다. 프로그램 화면을 보고, L로 이름을 내렸다가 다시 표시하세요.</translation>
    </message>
    <message>
        <source>The graphic could not be drawn: {detail}</source>
        <translation>자막을 그리지 못했습니다: {detail}</translation>
    </message>
    <message>
        <source>OBS refused the graphic: {detail}</source>
        <translation>OBS가 자막을 거부했습니다: {detail}</translation>
    </message>
    <message>
        <source>OBS took the graphic but does not show it. Show it again with L.</source>
        <translation>OBS가 자막을 받았지만 보이지 않습니다. L로 다시 띄우세요.</translation>
    </message>
    <message>
        <source>The graphic is still on air. Esc clears it; else hide it in OBS.</source>
        <translation>자막이 아직 나가 있습니다. Esc로 지우고, 안 되면 OBS에서 숨기세요.</translation>
    </message>
    <message>
        <source>OBS has no text input “{detail}” for the names. Add it in OBS, or correct text_inputs in the run-sheet.</source>
        <translation>OBS에 이름용 텍스트 입력 “{detail}”이(가) 없습니다. OBS에 추가하거나 큐시트의 text_inputs를 고치세요.</translation>
    </message>
    <message>
        <source>OBS&apos;s browser source has not opened the desk&apos;s page. Check that OBS&apos;s machine reaches this one, and that no firewall stands between them.</source>
        <translation>OBS의 브라우저 소스가 데스크 페이지를 열지 못했습니다. OBS 컴퓨터에서 이 컴퓨터로 연결되는지, 방화벽이 막지 않는지 확인하세요.</translation>
    </message>
    <message>
        <source>The desk cannot serve its page to OBS: {detail}. Close what uses that port, then show the name again with L.</source>
        <translation>데스크가 OBS에 페이지를 제공할 수 없습니다: {detail}. 그 포트를 쓰는 프로그램을 닫고 L로 이름을 다시 표시하세요.</translation>
    </message>
    <message>
        <source>The text input “{detail}” reads a file in OBS. Switch that off in its properties.</source>
        <translation>텍스트 입력 “{detail}”이(가) OBS에서 파일을 읽고 있습니다. 속성에서 파일 읽기를 끄세요.</translation>
    </message>
    <message>
        <source>OBS has the words, but {detail} looks the same as before. Is the text input in the graphic that text_inputs names?</source>
        <translation>OBS에 글자는 들어갔지만 {detail}의 화면이 그대로입니다. 텍스트 입력이 text_inputs에 적힌 그래픽 안에 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Studio mode shows a copy of the scene, where your own graphic cannot be switched. Put the graphic into a scene of its own and that scene into the others.</source>
        <translation>스튜디오 모드는 장면의 복사본을 내보내므로 직접 만든 그래픽을 켜고 끌 수 없습니다. 그래픽을 별도 장면에 넣고 그 장면을 다른 장면들에 넣으세요.</translation>
    </message>
    <message>
        <source>The overlay could not be put into OBS: {detail}. I tries again.</source>
        <translation>OBS에 오버레이를 넣지 못했습니다: {detail}. I로 다시 시도합니다.</translation>
    </message>
    <message>
        <source>It was not done. Look at OBS.</source>
        <translation>실행되지 않았습니다. OBS를 확인하세요.</translation>
    </message>
    <message>
        <source>OBS does not answer. Look at its window.</source>
        <translation>OBS가 응답하지 않습니다. OBS 창을 확인하세요.</translation>
    </message>
    <message>
        <source>The connection to OBS broke; trying again.</source>
        <translation>OBS 연결이 끊겨 다시 연결하는 중입니다.</translation>
    </message>
    <message>
        <source>No OBS listens there. Start OBS, and tick Tools → WebSocket Server Settings → Enable WebSocket server; is the port the same? If OBS runs in safe mode, close it, start it again and press “Run in Normal Mode”.</source>
        <translation>그 주소에서 기다리는 OBS가 없습니다. OBS를 실행하고 도구 → WebSocket 서버 설정 → WebSocket 서버 활성화를 켠 뒤 포트를 맞추세요. OBS가 안전 모드라면 닫았다가 다시 실행해 ‘일반 모드로 실행’을 누르세요.</translation>
    </message>
    <message>
        <source>OBS was closed, or its WebSocket server switched off. Start it again: the desk comes back by itself.</source>
        <translation>OBS가 종료되었거나 WebSocket 서버가 꺼졌습니다. 다시 켜면 데스크가 자동으로 연결합니다.</translation>
    </message>
    <message>
        <source>OBS ended without a word, as in a crash. Start it again. If it asks about safe mode, press “Run in Normal Mode”: in safe mode the desk cannot reach it.</source>
        <translation>OBS가 갑자기 종료되었습니다. 다시 실행하세요. 안전 모드를 물으면 ‘일반 모드로 실행’을 누르세요. 안전 모드에서는 데스크가 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>Connecting to OBS again.</source>
        <translation>OBS에 다시 연결하는 중입니다.</translation>
    </message>
    <message>
        <source>OBS is still loading its scenes; asking again.</source>
        <translation>OBS가 아직 장면을 불러오는 중입니다. 다시 확인합니다.</translation>
    </message>
    <message>
        <source>OBS is changing its scene collection: nothing is sent to it meanwhile.</source>
        <translation>OBS가 장면 모음을 바꾸는 중입니다. 그동안 아무것도 보내지 않습니다.</translation>
    </message>
    <message>
        <source>No machine of this name is known here. Check the name, or give its number (--obs).</source>
        <translation>이런 이름의 컴퓨터를 찾을 수 없습니다. 이름을 확인하거나 IP 주소를 쓰세요 (--obs).</translation>
    </message>
    <message>
        <source>There is no way to this address. Check network cable, Wi-Fi and address.</source>
        <translation>이 주소로 가는 경로가 없습니다. 랜선, 와이파이, 주소를 확인하세요.</translation>
    </message>
    <message>
        <source>This machine does not answer. Is it on, is the address right, does its firewall let the port through?</source>
        <translation>이 컴퓨터가 응답하지 않습니다. 켜져 있는지, 주소가 맞는지, 방화벽이 포트를 막지 않는지 확인하세요.</translation>
    </message>
    <message>
        <source>This machine cannot be reached: {detail}.</source>
        <translation>이 컴퓨터에 연결할 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>Something else than OBS&apos;s WebSocket server answers there. Check address and port; OBS&apos;s own port is 4455.</source>
        <translation>그 주소에서는 OBS의 WebSocket 서버가 아닌 것이 응답합니다. 주소와 포트를 확인하세요. OBS의 기본 포트는 4455입니다.</translation>
    </message>
    <message>
        <source>OBS asks for a password: see Tools → WebSocket Server Settings → Show Connect Info.</source>
        <translation>OBS가 비밀번호를 요구합니다. 도구 → WebSocket 서버 설정 → 연결 정보 보기를 확인하세요.</translation>
    </message>
    <message>
        <source>OBS did not take the password. Type the one from Tools → WebSocket Server Settings → Show Connect Info.</source>
        <translation>OBS가 비밀번호를 받아들이지 않았습니다. 도구 → WebSocket 서버 설정 → 연결 정보 보기의 비밀번호를 입력하세요.</translation>
    </message>
    <message>
        <source>Someone pressed “Kick” for the desk in OBS. It connects again only when you say so.</source>
        <translation>누군가 OBS에서 데스크의 ‘퇴장(Kick)’을 눌렀습니다. ‘연결’을 눌러야만 다시 연결합니다.</translation>
    </message>
    <message>
        <source>OBS broke off: it did not understand the desk (close code {detail}). Trying again; the log says more.</source>
        <translation>OBS가 데스크를 이해하지 못해 연결을 끊었습니다 (종료 코드 {detail}). 다시 연결하는 중이며, 자세한 내용은 로그에 있습니다.</translation>
    </message>
    <message>
        <source>OBS&apos;s answer makes no sense. Look at OBS; try again.</source>
        <translation>OBS의 응답을 해석할 수 없습니다. OBS를 확인하고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>OBS&apos;s answer was too large ({detail}), so nothing of it was used.</source>
        <translation>OBS의 응답이 너무 커서 ({detail}) 사용하지 않았습니다.</translation>
    </message>
    <message>
        <source>This OBS is too old. Install OBS 28 or newer.</source>
        <translation>OBS 버전이 낮습니다. OBS 28 이상을 설치하세요.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; the show goes on in memory.</source>
        <translation>디스크가 가득 찼습니다. 공간을 확보하세요. 진행은 메모리에서 계속됩니다.</translation>
    </message>
    <message>
        <source>The show&apos;s record was damaged and set aside. The show goes on in memory.</source>
        <translation>진행 기록이 손상되어 따로 옮겼습니다. 진행은 메모리에서 계속됩니다.</translation>
    </message>
    <message>
        <source>The show&apos;s record cannot be written: check the folder&apos;s permissions.</source>
        <translation>진행 기록을 쓸 수 없습니다. 폴더 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>A newer EventDesk made this show&apos;s record. Open it with that version.</source>
        <translation>더 새로운 EventDesk가 만든 진행 기록입니다. 그 버전으로 여세요.</translation>
    </message>
    <message>
        <source>The show&apos;s record cannot be written. The show goes on in memory.</source>
        <translation>진행 기록을 쓸 수 없습니다. 진행은 메모리에서 계속됩니다.</translation>
    </message>
    <message>
        <source>OBS did not bring “{detail}” to its volume. Look at its mixer.</source>
        <translation>OBS가 “{detail}”의 음량을 맞추지 못했습니다. 오디오 믹서를 확인하세요.</translation>
    </message>
    <message>
        <source>Someone moved the fader of “{detail}” meanwhile: it stays where they left it.</source>
        <translation>그 사이 누군가 “{detail}”의 페이더를 움직였습니다. 그 위치에 그대로 둡니다.</translation>
    </message>
    <message>
        <source>OBS has no filter “{detail}”. Add or rename it in OBS.</source>
        <translation>OBS에 “{detail}” 필터가 없습니다. OBS에서 추가하거나 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>OBS did not switch the filter “{detail}” as asked. Look at OBS.</source>
        <translation>OBS가 “{detail}” 필터를 요청대로 켜거나 끄지 않았습니다. OBS를 확인하세요.</translation>
    </message>
    <message>
        <source>The scene has no source “{detail}” in OBS. Add or rename it there.</source>
        <translation>OBS의 장면에 “{detail}” 소스가 없습니다. OBS에서 추가하거나 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>OBS did not show or hide “{detail}” as asked. Look at OBS.</source>
        <translation>OBS가 “{detail}”을(를) 요청대로 표시하거나 숨기지 않았습니다. OBS를 확인하세요.</translation>
    </message>
    <message>
        <source>OBS switched “{detail}”, but the audience does not see it so. GO again.</source>
        <translation>OBS는 “{detail}”을(를) 바꿨지만 송출 화면에는 반영되지 않았습니다. 다시 GO 하세요.</translation>
    </message>
    <message>
        <source>This recording takes no chapters: OBS&apos;s format Hybrid MP4 does. The as-run has them.</source>
        <translation>이 녹화 형식에는 챕터를 넣을 수 없습니다(OBS의 Hybrid MP4만 가능). 챕터는 진행 기록에 남습니다.</translation>
    </message>
    <message>
        <source>OBS&apos;s replay buffer is switched off. Switch it on in its output settings.</source>
        <translation>OBS의 리플레이 버퍼가 꺼져 있습니다. 출력 설정에서 켜세요.</translation>
    </message>
    <message>
        <source>The replay buffer does not run, so there is nothing to save.</source>
        <translation>리플레이 버퍼가 작동하고 있지 않아 저장할 내용이 없습니다.</translation>
    </message>
    <message>
        <source>OBS did not say that it saved the replay. Check its disk.</source>
        <translation>OBS가 리플레이를 저장했다고 알리지 않았습니다. 디스크를 확인하세요.</translation>
    </message>
    <message>
        <source>OBS&apos;s replay buffer is not as asked. Check its output settings.</source>
        <translation>OBS의 리플레이 버퍼가 요청한 상태가 아닙니다. 출력 설정을 확인하세요.</translation>
    </message>
    <message>
        <source>OBS has no virtual camera on this computer. Install it with OBS.</source>
        <translation>이 컴퓨터의 OBS에는 가상 카메라가 없습니다. OBS와 함께 설치하세요.</translation>
    </message>
    <message>
        <source>OBS&apos;s virtual camera is not as asked. Another program may use it.</source>
        <translation>OBS의 가상 카메라가 요청한 상태가 아닙니다. 다른 프로그램이 쓰고 있을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>TroubleBar</name>
    <message>
        <source>NOT DONE</source>
        <translation>실행 안 됨</translation>
    </message>
</context>
<context>
    <name>YouTube</name>
    <message>
        <source>Key frames come too rarely. Set OBS&apos;s keyframe interval to 2 s.</source>
        <translation>키프레임 간격이 너무 깁니다. OBS 키프레임 간격을 2초로 설정하세요.</translation>
    </message>
    <message>
        <source>Key frames come rarely. Set OBS&apos;s keyframe interval to 2 s.</source>
        <translation>키프레임 간격이 깁니다. OBS 키프레임 간격을 2초로 설정하세요.</translation>
    </message>
    <message>
        <source>Key frames come too often. Set OBS&apos;s keyframe interval to 2 s.</source>
        <translation>키프레임 간격이 너무 짧습니다. OBS 키프레임 간격을 2초로 설정하세요.</translation>
    </message>
    <message>
        <source>The encoder uses open GOPs. Switch them off in OBS&apos;s encoder settings.</source>
        <translation>인코더가 오픈 GOP를 씁니다. OBS 인코더 설정에서 끄세요.</translation>
    </message>
    <message>
        <source>YouTube cannot read the stream&apos;s container. Check OBS&apos;s output settings.</source>
        <translation>유튜브가 스트림 컨테이너를 읽지 못합니다. OBS 출력 설정을 확인하세요.</translation>
    </message>
    <message>
        <source>The audio bitrate is too high. Use 128 kbit/s for stereo.</source>
        <translation>오디오 비트레이트가 너무 높습니다. 스테레오는 128 kbit/s로 하세요.</translation>
    </message>
    <message>
        <source>The audio bitrate is too low. Use 128 kbit/s for stereo.</source>
        <translation>오디오 비트레이트가 너무 낮습니다. 스테레오는 128 kbit/s로 하세요.</translation>
    </message>
    <message>
        <source>YouTube does not take the audio&apos;s sample rate. Use 44.1 or 48 kHz.</source>
        <translation>유튜브가 받지 않는 샘플레이트입니다. 44.1 또는 48 kHz로 하세요.</translation>
    </message>
    <message>
        <source>The video bitrate is higher than recommended. Lower it in OBS if the stream stutters.</source>
        <translation>영상 비트레이트가 권장보다 높습니다. 끊기면 OBS에서 낮추세요.</translation>
    </message>
    <message>
        <source>The video bitrate is lower than recommended. Check the network, or raise it in OBS.</source>
        <translation>영상 비트레이트가 권장보다 낮습니다. 네트워크를 확인하거나 OBS에서 높이세요.</translation>
    </message>
    <message>
        <source>YouTube does not take the audio codec. Use AAC.</source>
        <translation>유튜브가 받지 않는 오디오 코덱입니다. AAC를 쓰세요.</translation>
    </message>
    <message>
        <source>YouTube does not take the video codec. Use H.264.</source>
        <translation>유튜브가 받지 않는 영상 코덱입니다. H.264를 쓰세요.</translation>
    </message>
    <message>
        <source>The stream has no sound. Check the audio in OBS.</source>
        <translation>스트림에 소리가 없습니다. OBS 오디오를 확인하세요.</translation>
    </message>
    <message>
        <source>The stream has no picture. Check the video in OBS.</source>
        <translation>스트림에 영상이 없습니다. OBS 비디오를 확인하세요.</translation>
    </message>
    <message>
        <source>The stream has several pictures. Send one only.</source>
        <translation>스트림에 영상이 여러 개입니다. 하나만 보내세요.</translation>
    </message>
    <message>
        <source>The stream has several sound tracks. Send one only.</source>
        <translation>스트림에 오디오 트랙이 여러 개입니다. 하나만 보내세요.</translation>
    </message>
    <message>
        <source>The sound has too many channels. Send mono, stereo or 5.1.</source>
        <translation>오디오 채널이 너무 많습니다. 모노, 스테레오, 5.1 중 하나로 보내세요.</translation>
    </message>
    <message>
        <source>The picture is interlaced. Send it progressive.</source>
        <translation>영상이 인터레이스입니다. 프로그레시브로 보내세요.</translation>
    </message>
    <message>
        <source>The frame rate is too high. Use 60 fps at most.</source>
        <translation>프레임레이트가 너무 높습니다. 최대 60 fps로 하세요.</translation>
    </message>
    <message>
        <source>Main and backup stream differ: resolution. Give both encoders the same settings.</source>
        <translation>주 스트림과 예비 스트림의 해상도가 다릅니다. 두 인코더를 같게 설정하세요.</translation>
    </message>
    <message>
        <source>Main and backup stream differ: video codec. Give both encoders the same settings.</source>
        <translation>주 스트림과 예비 스트림의 영상 코덱이 다릅니다. 두 인코더를 같게 설정하세요.</translation>
    </message>
    <message>
        <source>Main and backup stream differ: interlacing. Give both encoders the same settings.</source>
        <translation>주 스트림과 예비 스트림의 주사 방식이 다릅니다. 두 인코더를 같게 설정하세요.</translation>
    </message>
    <message>
        <source>Main and backup stream differ: video profile. Give both encoders the same settings.</source>
        <translation>주 스트림과 예비 스트림의 영상 프로파일이 다릅니다. 두 인코더를 같게 설정하세요.</translation>
    </message>
    <message>
        <source>Main and backup stream differ: video bitrate. Give both encoders the same settings.</source>
        <translation>주 스트림과 예비 스트림의 영상 비트레이트가 다릅니다. 두 인코더를 같게 설정하세요.</translation>
    </message>
    <message>
        <source>Main and backup stream differ: frame rate. Give both encoders the same settings.</source>
        <translation>주 스트림과 예비 스트림의 프레임레이트가 다릅니다. 두 인코더를 같게 설정하세요.</translation>
    </message>
    <message>
        <source>Main and backup stream differ: keyframe interval. Give both encoders the same settings.</source>
        <translation>주 스트림과 예비 스트림의 키프레임 간격이 다릅니다. 두 인코더를 같게 설정하세요.</translation>
    </message>
    <message>
        <source>Main and backup stream differ: sample rate. Give both encoders the same settings.</source>
        <translation>주 스트림과 예비 스트림의 샘플레이트가 다릅니다. 두 인코더를 같게 설정하세요.</translation>
    </message>
    <message>
        <source>Main and backup stream differ: mono and stereo. Give both encoders the same settings.</source>
        <translation>주 스트림과 예비 스트림의 모노/스테레오가 다릅니다. 두 인코더를 같게 설정하세요.</translation>
    </message>
    <message>
        <source>Main and backup stream differ: audio codec. Give both encoders the same settings.</source>
        <translation>주 스트림과 예비 스트림의 오디오 코덱이 다릅니다. 두 인코더를 같게 설정하세요.</translation>
    </message>
    <message>
        <source>Main and backup stream differ: audio bitrate. Give both encoders the same settings.</source>
        <translation>주 스트림과 예비 스트림의 오디오 비트레이트가 다릅니다. 두 인코더를 같게 설정하세요.</translation>
    </message>
    <message>
        <source>The resolution is unusual. Use 1080p or 720p.</source>
        <translation>흔하지 않은 해상도입니다. 1080p나 720p를 쓰세요.</translation>
    </message>
    <message>
        <source>YouTube does not take this resolution. Use 1080p or 720p.</source>
        <translation>유튜브가 받지 않는 해상도입니다. 1080p나 720p를 쓰세요.</translation>
    </message>
    <message>
        <source>YouTube receives too little video to play smoothly. Check the network&apos;s upload.</source>
        <translation>유튜브에 영상이 모자라게 들어와 끊길 수 있습니다. 업로드 속도를 확인하세요.</translation>
    </message>
    <message>
        <source>The stream arrives faster than it plays. Restart OBS&apos;s stream.</source>
        <translation>스트림이 재생보다 빨리 들어옵니다. OBS 송출을 다시 시작하세요.</translation>
    </message>
    <message>
        <source>YouTube does not understand a request of the desk&apos;s. Use YouTube Studio for this step, and report it with the log.</source>
        <translation>유튜브가 데스크의 요청을 이해하지 못했습니다. 이 단계는 유튜브 스튜디오에서 하고, 로그와 함께 알려 주세요.</translation>
    </message>
    <message>
        <source>This setting of the broadcast can no longer be changed here. Check it in YouTube Studio.</source>
        <translation>이 방송 설정은 이제 여기서 바꿀 수 없습니다. 유튜브 스튜디오에서 확인하세요.</translation>
    </message>
    <message>
        <source>YouTube does not take the title. Change it in the run-sheet (at most 100 characters).</source>
        <translation>유튜브가 제목을 받지 않습니다. 큐시트에서 고치세요 (최대 100자).</translation>
    </message>
    <message>
        <source>YouTube does not take the start. Check scheduled_start in the run-sheet and this machine&apos;s clock.</source>
        <translation>유튜브가 시작 시각을 받지 않습니다. 큐시트의 scheduled_start와 이 컴퓨터의 시계를 확인하세요.</translation>
    </message>
    <message>
        <source>YouTube does not take a setting of the broadcast. Look at it in YouTube Studio.</source>
        <translation>유튜브가 방송 설정 하나를 받지 않습니다. 유튜브 스튜디오에서 확인하세요.</translation>
    </message>
    <message>
        <source>YouTube does not take the privacy. Use public, unlisted or private in the run-sheet.</source>
        <translation>유튜브가 공개 범위를 받지 않습니다. 큐시트에 public, unlisted, private 중 하나를 쓰세요.</translation>
    </message>
    <message>
        <source>YouTube does not take the thumbnail. Use a JPEG or PNG of at most 2 MB.</source>
        <translation>유튜브가 미리보기 이미지를 받지 않습니다. 2 MB 이하의 JPEG나 PNG를 쓰세요.</translation>
    </message>
    <message>
        <source>YouTube does not take the description. Shorten it in the run-sheet (at most 5,000 bytes).</source>
        <translation>유튜브가 설명을 받지 않습니다. 큐시트에서 줄이세요 (최대 5,000바이트).</translation>
    </message>
    <message>
        <source>The channel may not embed live broadcasts. Check embedding in YouTube Studio.</source>
        <translation>이 채널은 라이브 퍼가기가 허용되지 않습니다. 유튜브 스튜디오에서 퍼가기를 확인하세요.</translation>
    </message>
    <message>
        <source>YouTube does not take this latency here. Choose another in the run-sheet.</source>
        <translation>유튜브가 이 지연 시간을 받지 않습니다. 큐시트에서 다른 값을 고르세요.</translation>
    </message>
    <message>
        <source>YouTube does not know the title&apos;s language, so translations are left out. Set it in YouTube Studio.</source>
        <translation>유튜브가 제목의 언어를 몰라 번역을 빼고 올립니다. 유튜브 스튜디오에서 언어를 지정하세요.</translation>
    </message>
    <message>
        <source>YouTube refuses: {detail} ({code})</source>
        <translation>유튜브가 거부했습니다: {detail} ({code})</translation>
    </message>
    <message>
        <source>YouTube has a fault of its own. The desk tries again.</source>
        <translation>유튜브 쪽 오류입니다. 데스크가 다시 시도합니다.</translation>
    </message>
    <message>
        <source>The day&apos;s YouTube quota is used up, so the desk sees and does little there. It returns at midnight Pacific time; use YouTube Studio until then.</source>
        <translation>오늘의 유튜브 할당량을 다 써서 데스크가 유튜브를 거의 조작할 수 없습니다. 태평양 시간 자정에 복구되니 그때까지 유튜브 스튜디오를 쓰세요.</translation>
    </message>
    <message>
        <source>YouTube asks for a pause. The desk waits and tries again.</source>
        <translation>유튜브가 잠시 쉬라고 합니다. 데스크가 기다렸다가 다시 시도합니다.</translation>
    </message>
    <message>
        <source>This account may not manage live broadcasts of the channel. Sign in as an owner or manager.</source>
        <translation>이 계정은 채널의 라이브를 관리할 수 없습니다. 소유자나 관리자로 로그인하세요.</translation>
    </message>
    <message>
        <source>YouTube cannot be reached. Check this machine&apos;s internet connection; the desk keeps trying.</source>
        <translation>유튜브에 연결할 수 없습니다. 이 컴퓨터의 인터넷을 확인하세요. 데스크는 계속 시도합니다.</translation>
    </message>
    <message>
        <source>YouTube does not answer in time. The desk looks again by itself; check the network if this stays.</source>
        <translation>유튜브가 제때 응답하지 않습니다. 데스크가 다시 확인합니다. 계속되면 네트워크를 확인하세요.</translation>
    </message>
    <message>
        <source>The connection broke before YouTube answered. The desk reads back what was done.</source>
        <translation>유튜브가 응답하기 전에 연결이 끊겼습니다. 데스크가 처리된 내용을 다시 읽습니다.</translation>
    </message>
    <message>
        <source>The answer did not come from YouTube as expected. Check for a network sign-in page on this machine.</source>
        <translation>유튜브의 정상 응답이 아닙니다. 이 컴퓨터에 네트워크 로그인 페이지가 떠 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>The connection to YouTube is not trusted. Check this machine&apos;s clock and for a network sign-in page.</source>
        <translation>유튜브 연결을 신뢰할 수 없습니다. 이 컴퓨터의 시계와 네트워크 로그인 페이지를 확인하세요.</translation>
    </message>
    <message>
        <source>YouTube no longer accepts the sign-in. Sign in to YouTube again.</source>
        <translation>유튜브가 더 이상 로그인을 받아들이지 않습니다. 유튜브에 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>The sign-in has expired or was withdrawn. Sign in to YouTube again.</source>
        <translation>로그인이 만료되었거나 취소되었습니다. 유튜브에 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>The sign-in has ended after seven days, as it does while the Cloud project&apos;s consent screen is in testing. Publish the app there, then sign in to YouTube again.</source>
        <translation>로그인이 7일 만에 끝났습니다. 클라우드 프로젝트의 동의 화면이 테스트 상태면 그렇습니다. 거기서 앱을 게시한 뒤 유튜브에 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>The channel&apos;s sign-in is not in this machine&apos;s keyring. Sign in again with: eventdesk youtube sign-in. Without a keyring, sign in for one run: eventdesk run SHEET --sign-in</source>
        <translation>이 채널의 로그인이 이 컴퓨터의 키링에 없습니다. 다시 로그인하세요: eventdesk youtube sign-in. 키링이 없는 컴퓨터에서는 한 번 실행할 때마다 로그인하세요: eventdesk run SHEET --sign-in</translation>
    </message>
    <message>
        <source>No channel is signed in. Sign in in the desk&apos;s YouTube panel, or with: eventdesk youtube sign-in</source>
        <translation>로그인한 채널이 없습니다. 데스크의 유튜브 칸에서 로그인하거나 이 명령을 쓰세요: eventdesk youtube sign-in</translation>
    </message>
    <message>
        <source>Several channels are signed in. Choose one in the desk&apos;s YouTube panel, or with: eventdesk youtube pin CHANNEL</source>
        <translation>로그인한 채널이 여럿입니다. 데스크의 유튜브 칸에서 고르거나 이 명령을 쓰세요: eventdesk youtube pin CHANNEL</translation>
    </message>
    <message>
        <source>This desk needs an OAuth client of yours. Make a Desktop app client in the Google Cloud console, download its JSON, and hand it over with: eventdesk youtube client FILE.json</source>
        <translation>이 데스크에는 직접 만든 OAuth 클라이언트가 필요합니다. 구글 클라우드 콘솔에서 데스크톱 앱 클라이언트를 만들고 JSON을 내려받아 넘겨 주세요: eventdesk youtube client FILE.json</translation>
    </message>
    <message>
        <source>Google does not accept this desk&apos;s OAuth client. Download its JSON from the Google Cloud console again, hand it over with eventdesk youtube client, and sign in again.</source>
        <translation>구글이 이 데스크의 OAuth 클라이언트를 받지 않습니다. 구글 클라우드 콘솔에서 JSON을 다시 내려받아 eventdesk youtube client로 넘기고 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>This is another channel than the one that this desk works for: {detail}. Choose the right one on Google&apos;s page, or change the desk&apos;s with: eventdesk youtube sign-in --channel ID</source>
        <translation>이 데스크가 맡은 채널이 아닌 다른 채널입니다: {detail}. 구글 페이지에서 맞는 채널을 고르거나 데스크의 채널을 바꾸세요: eventdesk youtube sign-in --channel ID</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is wrong, and Google refuses the sign-in. Set the clock; the desk tries again.</source>
        <translation>이 컴퓨터의 시계가 틀려 구글이 로그인을 거절합니다. 시계를 맞추면 데스크가 다시 시도합니다.</translation>
    </message>
    <message>
        <source>Google&apos;s sign-in service does not answer as it should. The network is there; the desk keeps trying.</source>
        <translation>구글 로그인 서비스가 제대로 응답하지 않습니다. 네트워크는 연결되어 있고, 데스크가 계속 시도합니다.</translation>
    </message>
    <message>
        <source>Google gave a sign-in that does not last. Remove EventDesk at myaccount.google.com/permissions and sign in again.</source>
        <translation>구글이 오래가지 않는 로그인을 주었습니다. myaccount.google.com/permissions에서 EventDesk를 제거하고 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>The browser brought no answer in time. Sign in again and finish on Google&apos;s page.</source>
        <translation>브라우저의 응답이 제시간에 오지 않았습니다. 다시 로그인하고 구글 페이지에서 끝까지 진행하세요.</translation>
    </message>
    <message>
        <source>The sign-in could not be begun or kept: {detail}. Try again, or use: eventdesk youtube sign-in</source>
        <translation>로그인을 시작하거나 보관하지 못했습니다: {detail}. 다시 해 보거나 이 명령을 쓰세요: eventdesk youtube sign-in</translation>
    </message>
    <message>
        <source>The sign-in was cancelled.</source>
        <translation>로그인을 취소했습니다.</translation>
    </message>
    <message>
        <source>Google&apos;s page was left with No, or Google let nobody in. While the consent screen is in testing, add the account there as a test user.</source>
        <translation>구글 페이지에서 거절했거나 구글이 들여보내지 않았습니다. 동의 화면이 테스트 상태라면 그 계정을 테스트 사용자로 추가하세요.</translation>
    </message>
    <message>
        <source>The settings cannot be read, so YouTube is left alone. Put this right: {detail}.</source>
        <translation>설정을 읽을 수 없어 유튜브는 건드리지 않습니다. 다음을 고치세요: {detail}.</translation>
    </message>
    <message>
        <source>Little of the day&apos;s YouTube quota is left, and it is kept for going live and ending. The desk looks no more until midnight Pacific time; watch YouTube Studio.</source>
        <translation>오늘의 유튜브 할당량이 얼마 남지 않아 라이브 시작과 종료용으로 남겨 둡니다. 태평양 시각 자정까지 데스크는 더 확인하지 않으니 유튜브 스튜디오를 보세요.</translation>
    </message>
    <message>
        <source>This account has no YouTube channel. Sign in with the account that owns the channel.</source>
        <translation>이 계정에는 유튜브 채널이 없습니다. 채널을 소유한 계정으로 로그인하세요.</translation>
    </message>
    <message>
        <source>The sign-in does not cover live streaming. Sign in again and allow everything that is asked.</source>
        <translation>로그인에 라이브 권한이 없습니다. 다시 로그인하면서 요청하는 권한을 모두 허용하세요.</translation>
    </message>
    <message>
        <source>The YouTube API is switched off for this application. Enable YouTube Data API v3 in its Cloud project.</source>
        <translation>이 프로그램의 유튜브 API가 꺼져 있습니다. Cloud 프로젝트에서 YouTube Data API v3을 켜세요.</translation>
    </message>
    <message>
        <source>Live streaming is not enabled on the channel. Enable it in YouTube Studio; it can take 24 hours.</source>
        <translation>채널에서 라이브 스트리밍이 꺼져 있습니다. 유튜브 스튜디오에서 켜세요. 최대 24시간이 걸립니다.</translation>
    </message>
    <message>
        <source>YouTube has blocked live streaming on the channel. See YouTube Studio for why and for how long.</source>
        <translation>유튜브가 채널의 라이브를 차단했습니다. 이유와 기간은 유튜브 스튜디오에서 확인하세요.</translation>
    </message>
    <message>
        <source>The broadcast cannot have advertising. Switch monetisation off in YouTube Studio.</source>
        <translation>이 방송에는 광고를 넣을 수 없습니다. 유튜브 스튜디오에서 수익 창출을 끄세요.</translation>
    </message>
    <message>
        <source>The channel made too many broadcasts. Delete those not needed in YouTube Studio, or wait.</source>
        <translation>채널에 방송을 너무 많이 만들었습니다. 유튜브 스튜디오에서 필요 없는 것을 지우거나 기다리세요.</translation>
    </message>
    <message>
        <source>The channel has too many broadcasts live at once. End one in YouTube Studio.</source>
        <translation>동시에 라이브인 방송이 너무 많습니다. 유튜브 스튜디오에서 하나를 끝내세요.</translation>
    </message>
    <message>
        <source>Too many live broadcasts share this stream key. End one in YouTube Studio.</source>
        <translation>이 스트림 키를 쓰는 라이브가 너무 많습니다. 유튜브 스튜디오에서 하나를 끝내세요.</translation>
    </message>
    <message>
        <source>YouTube receives no picture yet. Check that OBS is streaming with this broadcast&apos;s key.</source>
        <translation>유튜브에 아직 영상이 들어오지 않습니다. OBS가 이 방송의 키로 송출 중인지 확인하세요.</translation>
    </message>
    <message>
        <source>YouTube no longer receives the stream. Check OBS&apos;s stream and the network at once; the broadcast is still on.</source>
        <translation>유튜브에 스트림이 끊겼습니다. 방송은 아직 켜져 있으니 OBS 송출과 네트워크를 즉시 확인하세요.</translation>
    </message>
    <message>
        <source>YouTube has been changing the broadcast for over a minute. Look at it in YouTube Studio.</source>
        <translation>유튜브의 방송 전환이 1분 넘게 걸리고 있습니다. 유튜브 스튜디오에서 확인하세요.</translation>
    </message>
    <message>
        <source>The broadcast cannot change like that from where it is. Look at it in YouTube Studio.</source>
        <translation>방송이 지금 상태에서 그렇게 바뀔 수 없습니다. 유튜브 스튜디오에서 확인하세요.</translation>
    </message>
    <message>
        <source>The broadcast is there already, or on its way.</source>
        <translation>방송이 이미 그 단계이거나 전환 중입니다.</translation>
    </message>
    <message>
        <source>This broadcast has no private preview. Go live directly, or switch the preview on in YouTube Studio.</source>
        <translation>이 방송에는 비공개 미리보기가 없습니다. 바로 라이브로 가거나 유튜브 스튜디오에서 미리보기를 켜세요.</translation>
    </message>
    <message>
        <source>This broadcast is over, and YouTube cannot start it again. Begin a new run for another broadcast.</source>
        <translation>이 방송은 끝났고 다시 시작할 수 없습니다. 다른 방송은 새 진행으로 시작하세요.</translation>
    </message>
    <message>
        <source>YouTube has taken this broadcast down. See YouTube Studio for why; begin a new run for another broadcast.</source>
        <translation>유튜브가 이 방송을 내렸습니다. 이유는 유튜브 스튜디오에서 확인하고, 다른 방송은 새 진행으로 시작하세요.</translation>
    </message>
    <message>
        <source>The broadcast is in a state that this desk does not know. Look at it in YouTube Studio.</source>
        <translation>데스크가 알지 못하는 방송 상태입니다. 유튜브 스튜디오에서 확인하세요.</translation>
    </message>
    <message>
        <source>The broadcast is gone from YouTube. Make one in YouTube Studio with the sheet&apos;s title and start, or begin a new run.</source>
        <translation>유튜브에서 방송이 사라졌습니다. 유튜브 스튜디오에서 큐시트의 제목과 시작 시각으로 만들거나 새 진행을 시작하세요.</translation>
    </message>
    <message>
        <source>The stream is gone from YouTube. The desk looks for another; check the stream keys in YouTube Studio.</source>
        <translation>유튜브에서 스트림이 사라졌습니다. 데스크가 다른 스트림을 찾습니다. 유튜브 스튜디오에서 스트림 키를 확인하세요.</translation>
    </message>
    <message>
        <source>YouTube has no video of this broadcast. Look for it in YouTube Studio.</source>
        <translation>이 방송의 동영상이 유튜브에 없습니다. 유튜브 스튜디오에서 찾아보세요.</translation>
    </message>
    <message>
        <source>The broadcast can no longer be given a stream. Look at it in YouTube Studio.</source>
        <translation>이 방송에는 더 이상 스트림을 연결할 수 없습니다. 유튜브 스튜디오에서 확인하세요.</translation>
    </message>
    <message>
        <source>The desk&apos;s YouTube part has stopped by a fault of its own. Use YouTube Studio, and start the desk again when the show allows.</source>
        <translation>데스크의 유튜브 기능이 내부 오류로 멈췄습니다. 유튜브 스튜디오를 쓰고, 진행에 여유가 있을 때 데스크를 다시 시작하세요.</translation>
    </message>
    <message>
        <source>The desk itself failed at reading the chat. Read it in YouTube Studio; the broadcast is not touched by it.</source>
        <translation>데스크가 채팅을 읽다가 오류를 냈습니다. 유튜브 스튜디오에서 보세요. 방송에는 영향이 없습니다.</translation>
    </message>
    <message>
        <source>There is no live chat to read.</source>
        <translation>읽을 실시간 채팅이 없습니다.</translation>
    </message>
    <message>
        <source>Held back from live: YouTube finds the stream bad. Look at its issues, or hold “Live anyway”.</source>
        <translation>생방송 보류: 유튜브가 스트림 상태를 나쁨으로 봅니다. 문제 목록을 확인하거나 “그래도 생방송 시작”을 길게 누르십시오.</translation>
    </message>
    <message>
        <source>Held back from live: YouTube has not yet found the stream healthy three times. Wait, or hold “Live anyway”.</source>
        <translation>생방송 보류: 유튜브가 아직 스트림을 세 번 양호로 확인하지 않았습니다. 기다리거나 “그래도 생방송 시작”을 길게 누르십시오.</translation>
    </message>
    <message>
        <source>Held back from live: OBS is losing frames. Check the machine and the network, or hold “Live anyway”.</source>
        <translation>생방송 보류: OBS가 프레임을 잃고 있습니다. 컴퓨터와 네트워크를 확인하거나 “그래도 생방송 시작”을 길게 누르십시오.</translation>
    </message>
    <message>
        <source>Held back from live: nothing leaves OBS, although it says that it streams. Check its network, or hold “Live anyway”.</source>
        <translation>생방송 보류: OBS는 송출 중이라고 하지만 나가는 데이터가 없습니다. 네트워크를 확인하거나 “그래도 생방송 시작”을 길게 누르십시오.</translation>
    </message>
    <message>
        <source>Held back from live: OBS is connecting to YouTube again. Wait, or hold “Live anyway”.</source>
        <translation>생방송 보류: OBS가 유튜브에 다시 연결하는 중입니다. 기다리거나 “그래도 생방송 시작”을 길게 누르십시오.</translation>
    </message>
    <message>
        <source>YouTube did not take the new words of “{detail}”. Change its title in YouTube Studio.</source>
        <translation>유튜브가 “{detail}”의 새 제목과 설명을 받지 않습니다. 유튜브 스튜디오에서 제목을 바꾸세요.</translation>
    </message>
    <message>
        <source>“{detail}” is not public yet, only its link works. Make it public in YouTube Studio.</source>
        <translation>“{detail}” 방송이 아직 공개되지 않아 링크로만 볼 수 있습니다. 유튜브 스튜디오에서 공개로 바꾸세요.</translation>
    </message>
    <message>
        <source>“{detail}” would go live with OBS&apos;s stream. OBS is not started: switch its auto-start off in YouTube Studio.</source>
        <translation>“{detail}” 방송이 OBS 스트림과 함께 시작될 수 있어 OBS를 시작하지 않았습니다. 유튜브 스튜디오에서 그 방송의 자동 시작을 끄십시오.</translation>
    </message>
    <message>
        <source>“{detail}” would have gone live with OBS&apos;s stream, so the desk switched its auto-start off. Start it by hand when its time comes.</source>
        <translation>“{detail}” 방송이 OBS 스트림과 함께 시작될 뻔하여 자동 시작을 껐습니다. 때가 되면 직접 시작하십시오.</translation>
    </message>
    <message>
        <source>“{detail}” is on with the same stream key and shows this picture too. End it in YouTube Studio if it should not.</source>
        <translation>“{detail}” 방송이 같은 스트림 키로 진행 중이며 이 화면도 함께 나갑니다. 원하지 않으면 유튜브 스튜디오에서 종료하십시오.</translation>
    </message>
    <message>
        <source>YouTube would put the broadcast live as soon as OBS streams. OBS is not started: switch auto-start off in YouTube Studio.</source>
        <translation>OBS가 송출하면 유튜브가 바로 생방송을 시작하게 되어 있어 OBS를 시작하지 않았습니다. 유튜브 스튜디오에서 자동 시작을 끄십시오.</translation>
    </message>
    <message>
        <source>YouTube ends this broadcast a minute after a lost stream. Switch auto-stop off in YouTube Studio.</source>
        <translation>스트림이 끊기면 1분 뒤 유튜브가 이 방송을 종료합니다. 유튜브 스튜디오에서 자동 중지를 끄십시오.</translation>
    </message>
    <message>
        <source>YouTube did not keep everything as it was: {detail}. Look at it in YouTube Studio.</source>
        <translation>유튜브에서 일부 내용이 그대로 유지되지 않았습니다: {detail}. 유튜브 스튜디오에서 확인하십시오.</translation>
    </message>
    <message>
        <source>The thumbnail cannot be read ({detail}). The show goes on without it.</source>
        <translation>썸네일을 읽을 수 없습니다({detail}). 썸네일 없이 진행합니다.</translation>
    </message>
    <message>
        <source>The thumbnail {detail} is no picture that can be used. The show goes on without it.</source>
        <translation>썸네일 {detail}은(는) 쓸 수 있는 이미지가 아닙니다. 썸네일 없이 진행합니다.</translation>
    </message>
    <message>
        <source>The description has chapters already. They are left as they are.</source>
        <translation>설명에 이미 챕터가 있습니다. 그대로 둡니다.</translation>
    </message>
    <message>
        <source>The description has no room for the chapters. Shorten it in YouTube Studio; `eventdesk as-run --chapters` prints them.</source>
        <translation>설명에 챕터를 넣을 자리가 없습니다. 유튜브 스튜디오에서 설명을 줄이십시오. 챕터는 `eventdesk as-run --chapters`로 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>YouTube has no such playlist. Check the sheet; the show goes on without it.</source>
        <translation>유튜브에 그런 재생목록이 없습니다. 시트를 확인하십시오. 재생목록 없이 진행합니다.</translation>
    </message>
    <message>
        <source>The playlist is full. The show goes on without it.</source>
        <translation>재생목록이 가득 찼습니다. 재생목록 없이 진행합니다.</translation>
    </message>
    <message>
        <source>This account may not change the playlist. The show goes on without it.</source>
        <translation>이 계정은 재생목록을 바꿀 수 없습니다. 재생목록 없이 진행합니다.</translation>
    </message>
</context>
</TS>
