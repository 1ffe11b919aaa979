package dsgformer.torch;

import dsgformer.model.Form;
import dsgformer.network.Model;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkProvider;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.dsgformer.BlockModel;
import dsgformer.network.dsgformer.BlockProvider;
import dsgformer.network.dsgformer.BlockRunner;
import dsgformer.nn.FamilyLayers;
import dsgformer.picture.Planes;
import dsgformer.tensor.Device;

/** Opens networks on libtorch, on the CPU or a GPU: of every family with layers. */
public sealed class TorchProvider implements NetworkProvider, BlockProvider permits TorchLiteralProvider {

    static final String ENGINE = "torch";

    private final String engine;
    private final Form form;

    /** The engine {@code torch}, in the form of training and inference. */
    public TorchProvider() {
        this(ENGINE, Form.FAST);
    }

    TorchProvider(String engine, Form form) {
        this.engine = engine;
        this.form = form;
    }

    @Override
    public final String engine() {
        return engine;
    }

    @Override
    public boolean computes(NetworkConfig config) {
        return FamilyLayers.find(config).isPresent();
    }

    @Override
    public final RestorationNetwork open(Model model, String device, int threads) {
        return new TorchNetwork(model, engine, form, threads, Device.named(device));
    }

    @Override
    public final BlockRunner open(BlockModel block, Planes x, int threads) {
        return new TorchBlock(block, x, form, threads);
    }
}
