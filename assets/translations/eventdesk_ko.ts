<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>BroadcastPanel</name>
    <message>
        <source>YOUTUBE · B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seen} → {next}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seen}, {next} asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run-sheet has no broadcast: the show is local.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube is not set up. The show runs without it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>ELAPSED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OVER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WRAP UP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LEFT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ON TIME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LATE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AHEAD</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClocksPanel</name>
    <message>
        <source>LOCAL TIME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SESSION LEFT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHOW LEFT · END {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHOW LEFT</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Condition</name>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DifferenceBar</name>
    <message>
        <source>Adopt · A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return · R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The devices look as the show means. GO goes on from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHOW REOPENED, HANDS OFF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CHANGED BY HAND</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{leg}{about} ({output}): {found}, meant {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoButton</name>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to take</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revoked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthBar</name>
    <message>
        <source>recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disk nearly full: {mib} MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record: kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record: in memory only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ingest</name>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no signal yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receiving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no signal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JournalBar</name>
    <message>
        <source>If the desk stops now, it cannot resume from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOT KEPT ON DISK</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GO: take the cue on standby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the last GO back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose the standby cue (with Shift: skipped ones too)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower third on, off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the speaker in this seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear the graphics at once; the show goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold the clock, let it run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one minute more, one less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skip the standby cue, put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube&apos;s next stage (hold for live and for the end)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adopt what the devices show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>return the devices to what the show means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install the overlay in OBS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave the desk; asks when a show runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transition</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Leg</name>
    <message>
        <source>Scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower third</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>not set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disconnected by OBS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading OBS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this output an OBS in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start OBS, and switch on Tools → WebSocket Server Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the password from Tools → WebSocket Server Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install OBS 28 or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone disconnected the desk in OBS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS is frozen or busy. Look at its window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LowerThirdPanel</name>
    <message>
        <source>NAME · L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cue on air names nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cue is on air yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaving: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no name on air</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageLine</name>
    <message>
        <source>REFUSED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOTICE</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissingBar</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MISSING IN OBS: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} “{name}” ({output}), cues: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{nearest}” meant?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>A fault inside the desk was logged. The show goes on; check what is on air.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnAirPanel</name>
    <message>
        <source>Scene preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ON HOLD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHOW ENDED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOTHING ON AIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The show has not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GO takes the cue on standby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next one by itself when this ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next one by itself at its start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverlayBar</name>
    <message>
        <source>Install · I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OVERLAY NOT INSTALLED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names need one scene of the desk&apos;s own in OBS ({outputs}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordBar</name>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>There is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too big</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that the sheet names is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A character that YAML does not allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more problems than can be listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not valid YAML, reading stopped here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sheet is one YAML document, a second one begins here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YAML tags mean nothing in a run-sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too deeply nested, reading stopped here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many values once every alias is followed, reading stopped here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alias that contains itself, reading stopped here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alias without an anchor, reading stopped here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is there twice; YAML would silently drop one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key must be a plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YAML can read this word as true or false; put it in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YAML can read a number with a leading zero as octal; put it in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YAML can read an unquoted time as a number to base 60; put it in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YAML reads this as a number or date, not as text; put it in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of the format is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wrong kind of value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such key here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written here; it counts as left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet has no cue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many cues; this one and those after it are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a time of day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A duration needs a unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The duration is too short or too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only true or false can stand here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not one of the words that can stand here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not fit for an id: begin with a letter or digit, no spaces, not “none”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a kind of picture that YouTube takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A path must be relative and stay in the sheet&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such language tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is longer than YouTube takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A language that the graphics show is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listed twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This id is taken already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such speaker in the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such output in the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session starts before the one ahead of it ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a start of the first session nothing has a clock time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cue has no title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lower third for a cue without speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A panel names nobody by itself; press a seat&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lower third would come after the cue&apos;s end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The warning is not shorter than the cue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A warning before the end needs a duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To advance after its duration the cue needs one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No later session has a fixed start to advance at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same input is muted and unmuted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet has no broadcast section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broadcast cannot take this step here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cue brings the broadcast live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording cannot take this step here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text does not fit its graphic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No font here can draw this character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The character is drawn in another language&apos;s form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphic would show no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such graphic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuitBar</name>
    <message>
        <source>Leave · Ctrl+Q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A SHOW IS RUNNING</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaving changes nothing on air, and the show can be reopened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Nothing is on standby. Choose a cue with ↑ ↓, then GO.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The standby cue had just changed. Look at it, then press GO again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too soon after the last GO: taken as one press. Press again if you mean it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cue is on air yet. Start with GO.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no GO left to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cue on air had just changed. Look at it, then press again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cue is not in the run-sheet any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock is on hold already. H lets it run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock is running already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cue on air has no speaker to name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cue on air has no speaker in this seat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lower third is on air.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run-sheet has no YouTube broadcast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A broadcast cannot go back to this stage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broadcast has not begun, so it cannot be ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The show has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run-sheet has errors. Correct them before it goes on air.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The devices already look as the show means.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has ended already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cue has no more time to take away.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RehearsalBanner</name>
    <message>
        <source>REHEARSAL{speed} · no real OBS, no real channel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScenePicture</name>
    <message>
        <source>no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OLD PICTURE, {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>not set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failing, trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs you</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageButton</name>
    <message>
        <source>Hold for a second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaleBar</name>
    <message>
        <source>What you see is {seconds} s old. Switch in OBS by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DESK NOT UPDATING</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StandbyPanel</name>
    <message>
        <source>Scene preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STANDBY, skipped: S puts it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>untimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scene stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOTHING ON STANDBY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a cue with ↑ ↓</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stream</name>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>streaming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>STANDBY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ASKED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MOVING</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CHANGED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>OBS has no scene “{detail}”. Add or rename it in OBS, then GO again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS has no input “{detail}”. Add or rename it in OBS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS has no transition “{detail}”. Add it in OBS, or name another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This OBS is not connected. The cue is offered again when it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS did not answer in time. Look at OBS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS accepted the scene but does not show it. Look at OBS, then GO again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS could not load the graphic. Show it again with L.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The overlay is not in OBS. I installs it; names cannot be shown before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS refused the request (status {detail}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS refused the request. Look at OBS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS did not mute or open “{detail}” as asked. Look at its mixer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The media “{detail}” does not run as asked. Look at OBS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS&apos;s recording is not as asked. Check its disk and output settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS did not start to stream. Look at OBS for a message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS has not stopped streaming yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS already streams somewhere else. Stop that in OBS first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overtaken by a newer ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphic could not be drawn: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS refused the graphic: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS took the graphic but does not show it. Show it again with L.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphic is still on air. Esc clears it; else hide it in OBS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The overlay could not be put into OBS: {detail}. I tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not done. Look at OBS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS does not answer. Look at its window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to OBS broke; trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to OBS again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody answers there. Is OBS running?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something answers there that is not OBS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS asks for a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OBS did not take the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This OBS is too old. Install OBS 28 or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone disconnected the desk in OBS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Free some space; the show goes on in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The show&apos;s record was damaged and set aside. The show goes on in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The show&apos;s record cannot be written: check the folder&apos;s permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The show&apos;s record cannot be written. The show goes on in memory.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TroubleBar</name>
    <message>
        <source>NOT DONE</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>YouTube</name>
    <message>
        <source>Key frames come too rarely. Set OBS&apos;s keyframe interval to 2 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key frames come rarely. Set OBS&apos;s keyframe interval to 2 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key frames come too often. Set OBS&apos;s keyframe interval to 2 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoder uses open GOPs. Switch them off in OBS&apos;s encoder settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube cannot read the stream&apos;s container. Check OBS&apos;s output settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audio bitrate is too high. Use 128 kbit/s for stereo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audio bitrate is too low. Use 128 kbit/s for stereo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not take the audio&apos;s sample rate. Use 44.1 or 48 kHz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video bitrate is higher than recommended. Lower it in OBS if the stream stutters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video bitrate is lower than recommended. Check the network, or raise it in OBS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not take the audio codec. Use AAC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not take the video codec. Use H.264.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream has no sound. Check the audio in OBS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream has no picture. Check the video in OBS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream has several pictures. Send one only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream has several sound tracks. Send one only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound has too many channels. Send mono, stereo or 5.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is interlaced. Send it progressive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frame rate is too high. Use 60 fps at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main and backup stream differ: resolution. Give both encoders the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main and backup stream differ: video codec. Give both encoders the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main and backup stream differ: interlacing. Give both encoders the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main and backup stream differ: video profile. Give both encoders the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main and backup stream differ: video bitrate. Give both encoders the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main and backup stream differ: frame rate. Give both encoders the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main and backup stream differ: keyframe interval. Give both encoders the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main and backup stream differ: sample rate. Give both encoders the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main and backup stream differ: mono and stereo. Give both encoders the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main and backup stream differ: audio codec. Give both encoders the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main and backup stream differ: audio bitrate. Give both encoders the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resolution is unusual. Use 1080p or 720p.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not take this resolution. Use 1080p or 720p.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube receives too little video to play smoothly. Check the network&apos;s upload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream arrives faster than it plays. Restart OBS&apos;s stream.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not understand a request of the desk&apos;s. Use YouTube Studio for this step, and report it with the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This setting of the broadcast can no longer be changed here. Check it in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not take the title. Change it in the run-sheet (at most 100 characters).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not take the start. Check scheduled_start in the run-sheet and this machine&apos;s clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not take a setting of the broadcast. Look at it in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not take the privacy. Use public, unlisted or private in the run-sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not take the thumbnail. Use a JPEG or PNG of at most 2 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not take the description. Shorten it in the run-sheet (at most 5,000 bytes).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channel may not embed live broadcasts. Check embedding in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not take this latency here. Choose another in the run-sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not know the title&apos;s language, so translations are left out. Set it in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube refuses: {detail} ({code})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube has a fault of its own. The desk tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day&apos;s YouTube quota is used up, so the desk sees and does little there. It returns at midnight Pacific time; use YouTube Studio until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube asks for a pause. The desk waits and tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account may not manage live broadcasts of the channel. Sign in as an owner or manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube cannot be reached. Check this machine&apos;s internet connection; the desk keeps trying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube does not answer in time. The desk looks again by itself; check the network if this stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke before YouTube answered. The desk reads back what was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer did not come from YouTube as expected. Check for a network sign-in page on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to YouTube is not trusted. Check this machine&apos;s clock and for a network sign-in page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube no longer accepts the sign-in. Sign in to YouTube again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in has expired or was withdrawn. Sign in to YouTube again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no YouTube channel. Sign in with the account that owns the channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in does not cover live streaming. Sign in again and allow everything that is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The YouTube API is switched off for this application. Enable YouTube Data API v3 in its Cloud project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live streaming is not enabled on the channel. Enable it in YouTube Studio; it can take 24 hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube has blocked live streaming on the channel. See YouTube Studio for why and for how long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broadcast cannot have advertising. Switch monetisation off in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channel made too many broadcasts. Delete those not needed in YouTube Studio, or wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channel has too many broadcasts live at once. End one in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many live broadcasts share this stream key. End one in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube receives no picture yet. Check that OBS is streaming with this broadcast&apos;s key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube no longer receives the stream. Check OBS&apos;s stream and the network at once; the broadcast is still on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube has been changing the broadcast for over a minute. Look at it in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broadcast cannot change like that from where it is. Look at it in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broadcast is there already, or on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This broadcast has no private preview. Go live directly, or switch the preview on in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This broadcast is over, and YouTube cannot start it again. Begin a new run for another broadcast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube has taken this broadcast down. See YouTube Studio for why; begin a new run for another broadcast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broadcast is in a state that this desk does not know. Look at it in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broadcast is gone from YouTube. Make one in YouTube Studio with the sheet&apos;s title and start, or begin a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream is gone from YouTube. The desk looks for another; check the stream keys in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube has no video of this broadcast. Look for it in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broadcast can no longer be given a stream. Look at it in YouTube Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desk&apos;s YouTube part has stopped by a fault of its own. Use YouTube Studio, and start the desk again when the show allows.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
