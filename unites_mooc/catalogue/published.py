"""What `compare` finds between what was published and the course as it is now.

# lost-progress (error)

Something that learners have read or answered is not there any more.

Progress hangs on ids: of lessons, of their units, of quizzes and of questions. A lesson or a quiz may stand
anywhere, a unit only in its lesson, a question only in its quiz.

**Why:** after the upload, learners in mid-course have these ticks, answers and points no more.

**Not shown:** it takes a published package. If the part is still there, give it its old id again.

# lost-notes (error)

Something in which learners have written is not there any more, or has fewer places than before.

Notes hang on the ids of reflections, self-assessments, worksheets and fields. In tables and where there is
something to choose from, they hang on numbers as well: the third row, the second option.

**Why:** what learners wrote would not be shown to them any more.

**Not shown:** it takes a published package. Keep what is there, and add at the end.

# renamed-id (error)

An id is gone, and what has another id now looks like the same.

It has the same title, or it stands in the same place between its neighbours.

**Why:** for a learning platform and for a browser, another id is another thing: progress is lost just as if
it had been deleted.

**Not shown:** it takes a published package. Write the old id again; titles and file names may change.

# retyped-id (error)

Something has kept its id, and became something of another kind.

A question has another kind of answer, or another number of options; a field is of another type; a quiz
became a reflection.

**Why:** the answers that are kept do not fit what is asked now, so they are dropped, with their points.

**Not shown:** it takes a published package. Give what is new an id of its own.

# mixed-up-notes (error)

The options, rows or statements of something in which learners wrote stand in another order.

**Why:** what learners chose is kept by number. After the upload it stands at another option, and nobody
is told.

**Not shown:** it takes a published package. Leave the order as it is, and add at the end.

# other-course (error)

What was published names itself otherwise than this course does.

Learning platforms know a course by the identifiers in its package, browsers by its id. Both come from `id`
in `course/course.yaml`.

**Why:** it would be another course: every attempt and every note is orphaned.

**Not shown:** it takes a published package. Write the old `id` again, or compare with the right package.

# edition-gone (error)

An edition that was published is not in the course any more.

**Why:** progress and notes on devices belong to an edition, and its packages get no successor.

**Not shown:** it takes a published package. Keep the edition's name; its title may change.

# language-gone (error)

A language that was published is not in the course any more.

**Why:** whoever learns with its package or on its pages has nothing to go on with.

**Not shown:** it takes a published package. Add the language to `languages` again.

# structure-changed (error)

The course was too large for a state with ids, and its structure has changed.

The state in a learning platform has little room. Where it is full, ids are left out of it; then it can only
be read with the structure that it was written with. See `edits-lose-progress`.

**Why:** learners who have answered much would begin anew. Their status and their score are kept.

**Not shown:** it takes a course of hundreds of questions. Change the structure between two runs.

# asked-anew (hint)

A question offers other words, or the same ones in another order.

**Why:** learners' last answers are not shown any more, since their numbers might mean something else. Their
points are kept.

**Not shown:** it takes a published package. Nothing has to be done.

# reworded-notes (hint)

Options, rows or statements in which learners wrote have other words.

**Why:** what learners chose is kept by number, and stands at the new words.

**Not shown:** it takes a published package. Nothing has to be done where the meaning is the same.

# changed-result (hint)

Points, the pass mark or the rule of completion are others than before.

**Why:** results of learners in mid-course are computed anew. A status that was reached is kept, and so is the
best score.

**Not shown:** it takes a published package. Nothing has to be done.

# opened-again (hint)

Lessons, units or quizzes are new.

**Why:** a lesson that was completed is open again for whoever has not seen what is new. A status that was
reached is kept.

**Not shown:** it takes a published package. Nothing has to be done.

# moved-lesson (hint)

Lessons stand in another module or in another order.

**Why:** nothing is lost: progress goes with the id. It is said so that you know that it was seen.

**Not shown:** it takes a published package. Nothing has to be done.
"""
