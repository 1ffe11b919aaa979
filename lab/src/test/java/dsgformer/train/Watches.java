package dsgformer.train;

/** Watches of a validation. */
final class Watches {

    /** Waits for the result. */
    static final Validation.Watch PATIENT = new Validation.Watch() {
        @Override
        public void restored(int done) {}

        @Override
        public boolean isStopped() {
            return false;
        }
    };

    private Watches() {}
}
