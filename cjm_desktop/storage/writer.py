"""The one thread that writes a workshop file: every patch, in order, without being asked.

All patches that wait are committed in one transaction. What fails is kept and tried again; nothing
is dropped. Callbacks are called in the writer's thread.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.records import Image, Record
from cjm_desktop.storage.commits import Batch
from cjm_desktop.storage.connected_file import ConnectedFile
from cjm_desktop.storage.images import image_id
from cjm_desktop.storage.jobs import (
    ConnectJob,
    CopyJob,
    FileJob,
    FreshJob,
    Job,
    OnDone,
    PatchJob,
    ViewJob,
)
from cjm_desktop.storage.migrations import FORMATS, Formats
from cjm_desktop.storage.saving_state import SavingKind, SavingState
from cjm_desktop.storage.troubles import cannot_write, writer_ended
from cjm_desktop.storage.workshop_file import OpenedWorkshop

RETRY_DELAYS_S = (0.5, 1.0, 2.0, 5.0)
WATCH_INTERVAL_S = 2.0


class Writer:
    """Saves the patches of a workshop that was opened to write; starts at once."""

    def __init__(
        self,
        opened: OpenedWorkshop,
        on_state: Callable[[SavingState], None],
        *,
        formats: Formats = FORMATS,
        retry_delays_s: tuple[float, ...] = RETRY_DELAYS_S,
        watch_interval_s: float = WATCH_INTERVAL_S,
    ) -> None:
        lock = opened.hand_over_lock()
        self._file = ConnectedFile(opened.path, lock, opened.revision, opened.repairs)
        self._record_types = opened.document.record_types
        self._images = opened.images
        self._view = dict(opened.view)
        self._on_state = on_state
        self._formats = formats
        self._retry_delays_s = retry_delays_s
        self._watch_interval_s = watch_interval_s
        self._changed = threading.Condition()
        self._jobs: deque[Job] = deque()
        self._batch = self._new_batch()
        self._working = False
        self._saved_patches = 0
        self._failures = 0
        self._retry_asked = False
        self._stopping = False
        self._abandoned = False
        self._ended = False
        self._state = SavingState("saved")
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    @property
    def path(self) -> Path:
        """The file that is written; another one after `save_as` and `save_elsewhere`."""
        return self._file.path

    @property
    def state(self) -> SavingState:
        """Where saving stands: what was submitted a moment ago is not called saved."""
        with self._changed:
            unsaved = self._unsaved()
            if self._state.kind == "saved" and unsaved:
                return SavingState("saving", unsaved, self._saved_patches)
            return self._state

    def prepare(self) -> None:
        """Load what writing needs, so that the first change need not wait for it."""
        self._put(ConnectJob(lambda _error: None))

    def submit(self, patch: Patch) -> None:
        """Save a patch after all that were submitted before."""
        self._put(PatchJob(patch))

    def add_image(self, image: Image, data: bytes) -> None:
        """Give the data of an image, before the patch that adds its record."""
        if image_id(data) != image.id:
            raise ValueError("The id of an image is the SHA-256 of its data.")
        self._images.hold(image.id, data)

    def save_view(self, values: Mapping[str, str]) -> None:
        """Remember what is on the screen; counts as no change and never as a failure."""
        self._view.update(values)
        self._put(ViewJob(dict(values)))

    def save_copy(self, target: Path, on_done: OnDone) -> None:
        """Copy the file with all that was submitted; refused while changes cannot be saved."""
        self._put_on(target, on_done, lambda path: CopyJob(path, on_done, moves=False))

    def save_as(self, target: Path, on_done: OnDone) -> None:
        """Copy the file and go on in the copy, with its lock; the old file stays as it is."""
        self._put_on(target, on_done, lambda path: CopyJob(path, on_done, moves=True))

    def save_elsewhere(self, target: Path, records: Iterable[Record], on_done: OnDone) -> None:
        """Write a fresh file of the document as it is now and go on there.

        For when saving fails: everything submitted so far is in `records` and no longer waits.
        """
        self._put_fresh(target, records, on_done, moves=True)

    def save_clean_copy(self, target: Path, records: Iterable[Record], on_done: OnDone) -> None:
        """Write a fresh file of the document as it is now, without history; go on in this one."""
        self._put_fresh(target, records, on_done, moves=False)

    def retry_now(self) -> None:
        """Try again at once what could not be saved."""
        with self._changed:
            self._retry_asked = True
            self._changed.notify_all()

    def drain(self, timeout_s: float) -> bool:
        """Wait until all is saved and all jobs are done; False if that takes too long."""
        with self._changed:
            self._changed.wait_for(lambda: self._idle() or self._ended, timeout_s)
            return self._idle()

    def close(self, timeout_s: float = 10.0) -> bool:
        """Save all, end the thread and give the lock back; False: nothing is closed, go on."""
        if not self.drain(timeout_s):
            return False
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._thread.join(timeout_s)
        with self._changed:
            self._stopping = self._ended
        return self._ended

    def abandon(self) -> None:
        """End although changes are not saved, because the user said so."""
        with self._changed:
            self._stopping = self._abandoned = True
            self._changed.notify_all()
        self._thread.join()

    def _put(self, job: Job) -> None:
        with self._changed:
            if self._stopping:
                raise RuntimeError("The writer is closed.")
            self._jobs.append(job)
            self._changed.notify_all()

    def _put_on(self, target: Path, on_done: OnDone, job: Callable[[Path], Job]) -> None:
        try:
            resolved = target.resolve()
        except (OSError, RuntimeError, ValueError) as error:
            on_done(cannot_write(target, error))
        else:
            self._put(job(resolved))

    def _put_fresh(
        self, target: Path, records: Iterable[Record], on_done: OnDone, *, moves: bool
    ) -> None:
        snapshot, view = tuple(records), dict(self._view)
        read, formats = self._images.read, self._formats
        self._put_on(
            target,
            on_done,
            lambda path: FreshJob(path, snapshot, view, read, formats, on_done, moves),
        )

    def _new_batch(self) -> Batch:
        return Batch(self._images.read, self._record_types)

    def _idle(self) -> bool:
        return not (self._jobs or self._batch or self._working)

    # What follows runs in the writer's thread.

    def _run(self) -> None:
        try:
            while self._wait():
                self._work()
        finally:
            self._file.close()
            with self._changed:
                self._ended = True
                unsaved = self._unsaved()
                self._changed.notify_all()
            if unsaved and not self._abandoned:
                self._tell(writer_ended())

    def _wait(self) -> bool:
        """Wait for something to do, for the time to try again, or to look; False: it is over."""
        delay = self._watch_interval_s
        if self._batch:
            delay = self._retry_delays_s[min(self._failures, len(self._retry_delays_s)) - 1]
        with self._changed:
            self._changed.wait_for(self._has_work, delay)
            self._retry_asked = False
            over = self._abandoned or (self._stopping and self._idle())
            self._working = not over
            return not over

    def _has_work(self) -> bool:
        if self._abandoned or self._retry_asked:
            return True
        if not self._batch:
            return bool(self._jobs) or self._stopping
        return any(not isinstance(job, PatchJob | ViewJob) for job in self._jobs)

    def _work(self) -> None:
        job = self._collect()
        problem = self._commit()
        if job is not None:
            problem = self._run_job(job, problem)
        with self._changed:
            self._working = False
            self._changed.notify_all()
        self._tell(problem)

    def _collect(self) -> FileJob | None:
        """Move what waits into the batch, up to the next job on the whole file."""
        with self._changed:
            while self._jobs:
                job = self._jobs.popleft()
                if isinstance(job, PatchJob):
                    self._batch.add_patch(job.patch)
                elif isinstance(job, ViewJob):
                    self._batch.view.update(job.values)
                else:
                    return job
        return None

    def _commit(self) -> WorkshopFileError | None:
        """Save the batch, or look after the file; returns what is wrong."""
        batch = self._batch
        if batch.patches and not self._failures:
            self._tell(None)
        try:
            if not batch:
                self._file.look()
                self._failures = 0
                return None
            self._keep_deleted_images(batch)
            self._file.commit(batch)
        except WorkshopFileError as problem:
            self._failures += 1
            if not batch.patches:
                self._batch = self._new_batch()
            return problem
        self._finished(batch)
        return None

    def _finished(self, batch: Batch) -> None:
        for record in batch.final.values():
            if isinstance(record, Image):
                self._images.release(record.id)
        with self._changed:
            self._saved_patches += batch.patches
            self._batch = self._new_batch()
        self._failures = 0

    def _keep_deleted_images(self, batch: Batch) -> None:
        """Undoing the deletion of an image needs its data again, which no patch carries."""
        for record_id in batch.deleted_ids().get(Image.table, ()):
            data = self._images.read(record_id)
            if data is not None:
                self._images.hold(record_id, data)

    def _run_job(self, job: FileJob, problem: WorkshopFileError | None) -> WorkshopFileError | None:
        """Run a job on the whole file; returns what is wrong with saving afterwards."""
        if job.needs_commits and problem is not None:
            job.on_done(problem)
            return problem
        try:
            file = job.run(self._file)
        except WorkshopFileError as error:
            job.on_done(error)
            return problem
        self._file = file
        self._images.path = file.path
        if isinstance(job, FreshJob) and job.moves:
            self._finished(self._batch)
            problem = None
        job.on_done(None)
        return problem

    def _unsaved(self) -> int:
        waiting = sum(1 for job in self._jobs if isinstance(job, PatchJob))
        return self._batch.patches + waiting

    def _tell(self, problem: WorkshopFileError | None) -> None:
        with self._changed:
            unsaved = self._unsaved()
            kind: SavingKind = "saving" if unsaved else "saved"
            state = SavingState(
                "failed" if problem else kind, unsaved, self._saved_patches, problem
            )
            if state == self._state:
                return
            self._state = state
        self._on_state(state)
