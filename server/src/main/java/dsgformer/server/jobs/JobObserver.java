package dsgformer.server.jobs;

import dsgformer.server.photos.RestoredFile;

/** Learns of photos that ended, for numbers and logs; called on the thread of a worker. */
public interface JobObserver {

    /** A photo was restored. */
    void restored(RestoredFile result);

    /**
     * A photo could not be restored.
     *
     * @param failure what the library threw
     */
    void failed(Throwable failure);
}
