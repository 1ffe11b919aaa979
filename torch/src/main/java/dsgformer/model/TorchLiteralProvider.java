package dsgformer.model;

import dsgformer.network.DsgformerConfig;
import dsgformer.network.NetworkConfig;

/** Opens DSGformer on libtorch as the paper writes it, {@link Form#PLAIN}: what the others are measured against. */
public final class TorchLiteralProvider extends TorchProvider {

    public TorchLiteralProvider() {
        super("torch-literal", Form.PLAIN);
    }

    /** The paper writes one network. */
    @Override
    public boolean computes(NetworkConfig config) {
        return config instanceof DsgformerConfig;
    }

    @Override
    public boolean automatic() {
        return false;
    }
}
