package dsgformer.train.config;

import java.time.Duration;

/** The length of a training; the learning rate schedule is scaled to it. */
public sealed interface Budget {

    /** The budget in its own unit. */
    double total();

    /** How much of it is spent. */
    double spent(Progress progress);

    /** {@code count} passes over the training pairs; the learning rate changes from epoch to epoch, as §3.1 has it. */
    record Epochs(int count) implements Budget {

        @Override
        public double total() {
            return count;
        }

        @Override
        public double spent(Progress progress) {
            return progress.epoch();
        }
    }

    /** {@code count} optimizer steps. */
    record Steps(long count) implements Budget {

        @Override
        public double total() {
            return count;
        }

        @Override
        public double spent(Progress progress) {
            return progress.step();
        }
    }

    /** Time spent training, over all resumed parts. */
    record Time(Duration length) implements Budget {

        @Override
        public double total() {
            return length.toMillis() / 1e3;
        }

        @Override
        public double spent(Progress progress) {
            return progress.elapsed().toMillis() / 1e3;
        }
    }
}
