"""Videos and audio recordings.

# video-without-captions (error)

A video has no captions.

Captions are a WebVTT file (`.vtt`), which most programs for video can save. They hold what is said, and what
else must be heard to follow.

**Why:** people who are deaf, or who sit in an open office, could not follow the video. For public bodies
captions are a duty (WCAG 2.1, success criterion 1.2.2).

**Wrong:**

```markdown lesson
:::{video} media/harbour.mp4
:transcript: media/harbour.txt
:::
```

**Right:**

```markdown lesson
:::{video} media/harbour.mp4
:captions: media/harbour.vtt
:transcript: media/harbour.txt
:::
```

# recording-without-transcript (error)

A video or an audio recording has no transcript.

A transcript is a file (`.md`, `.txt`, or the captions, `.vtt`), or the text itself where it is short. That of
a video also says what is seen.

**Why:** it is what people read who cannot hear or see the recording, who print the course, or who look for a
sentence in it.

**Wrong:**

```markdown lesson
:::{audio} media/harbour.mp3
:::
```

**Right:**

```markdown lesson
:::{audio} media/harbour.mp3
:transcript: Come to the harbour on Saturday. We listen first.
:::
```

# embedded-recording (error)

A video or an audio recording would be played from a platform.

Put the file into a `media` folder, or give the address as `:link:`: readers then decide whether to go there.

**Why:** platforms note who watches what, so embedding one would need the consent of each learner. In many
offices they are blocked.

**Wrong:**

```markdown lesson
:::{video} https://video.example.org/watch/harbour
:transcript: Come to the harbour on Saturday. We listen first.
:::
```

**Right:**

```markdown lesson
:::{video}
:link: https://video.example.org/watch/harbour
:title: A walk round the harbour
:transcript: Come to the harbour on Saturday. We listen first.
:::
```

# wrong-file-type (warning)

A picture, a recording, its captions or its poster is in a format that not every browser can show.

Export it in a format that the hint names: `.jpg` or `.png` for pictures (telephones store `.heic`), `.mp4`
for video, `.mp3` for audio, `.vtt` for captions.

**Why:** on some devices there would be an empty box in the place of the picture or the recording.

**Wrong:**

```markdown lesson
:::{audio} media/harbour.wma
:transcript: Come to the harbour on Saturday. We listen first.
:::
```

**Right:**

```markdown lesson
:::{audio} media/harbour.mp3
:transcript: Come to the harbour on Saturday. We listen first.
:::
```
"""
