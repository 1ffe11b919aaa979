package dsgformer.model;

import dsgformer.network.DeviceNotAvailableException;
import dsgformer.network.DsgformerConfig;
import dsgformer.network.Model;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkProvider;
import dsgformer.network.RestorationNetwork;
import dsgformer.nn.LayeredConfig;

/** Opens networks on libtorch, on the CPU: DSGformer, and all that know their layers. */
public final class TorchProvider implements NetworkProvider {

    static final String ENGINE = "torch";

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public boolean computes(NetworkConfig config) {
        return config instanceof DsgformerConfig || config instanceof LayeredConfig;
    }

    @Override
    public RestorationNetwork open(Model model, String device, int threads) {
        if (!device.equals("auto") && !device.equals("cpu")) {
            throw new DeviceNotAvailableException(
                    "device " + device + " was asked for, but engine torch runs on cpu here; use --device cpu");
        }
        return new TorchNetwork(model, threads);
    }
}
