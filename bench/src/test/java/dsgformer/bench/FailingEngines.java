package dsgformer.bench;

import dsgformer.network.Model;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkProvider;
import dsgformer.network.OutOfMemoryException;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.dsgformer.DsgformerConfig;

/** Engines that fail when they are opened. */
public final class FailingEngines {

    private FailingEngines() {}

    /** Ends its process, as a crash in native code does. */
    public static final class Halting implements NetworkProvider {

        @Override
        public String engine() {
            return "test-halts";
        }

        @Override
        public boolean computes(NetworkConfig config) {
            return DsgformerConfig.of(config).isPresent();
        }

        @Override
        public boolean automatic() {
            return false;
        }

        @Override
        public RestorationNetwork open(Model model, String device, int threads) {
            Runtime.getRuntime().halt(7);
            return null;
        }
    }

    /** Throws an exception with a message. */
    public static final class Throwing implements NetworkProvider {

        @Override
        public String engine() {
            return "test-throws";
        }

        @Override
        public boolean computes(NetworkConfig config) {
            return DsgformerConfig.of(config).isPresent();
        }

        @Override
        public boolean automatic() {
            return false;
        }

        @Override
        public RestorationNetwork open(Model model, String device, int threads) {
            throw new OutOfMemoryException("no room for this picture", null);
        }
    }
}
