package dsgformer.engine;

import dsgformer.engine.kernel.Kernels;
import dsgformer.network.DeviceNotAvailableException;
import dsgformer.network.Model;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkProvider;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.dsgformer.DsgformerConfig;

/** Opens DSGformer on the engine in Java. */
public final class VectorProvider implements NetworkProvider {

    static final String ENGINE = "vector";

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public boolean computes(NetworkConfig config) {
        return DsgformerConfig.of(config).isPresent();
    }

    @Override
    public RestorationNetwork open(Model model, String device, int threads) {
        if (!device.equals("auto") && !device.equals("cpu")) {
            throw new DeviceNotAvailableException(
                    "device " + device + " was asked for, but engine vector runs on the cpu; use --device cpu");
        }
        return new VectorNetwork(model, Kernels.fastest(), threads);
    }
}
