package dsgformer.server.jobs;

import dsgformer.server.problem.ProblemException;
import dsgformer.server.problem.Problems;
import dsgformer.server.upload.UploadFolder;

/** The bytes that photos and results may take on the disk together. Safe for use by several threads. */
public final class DiskBudget implements UploadFolder.DiskSpace {

    private final long most;
    private long taken;

    public DiskBudget(long most) {
        this.most = most;
    }

    @Override
    public synchronized void take(long bytes) {
        if (taken + bytes > most) {
            throw new ProblemException(Problems.diskFull());
        }
        taken += bytes;
    }

    /** Counts bytes that are there already, even beyond the limit. */
    synchronized void count(long bytes) {
        taken += bytes;
    }

    @Override
    public synchronized void giveBack(long bytes) {
        taken -= bytes;
    }

    /** The bytes that are taken. */
    public synchronized long taken() {
        return taken;
    }
}
