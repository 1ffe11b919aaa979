package dsgformer.bench;

import dsgformer.network.DeviceNotAvailableException;
import dsgformer.network.Model;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkProvider;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.dsgformer.BlockModel;
import dsgformer.network.dsgformer.BlockProvider;
import dsgformer.network.dsgformer.BlockRunner;
import dsgformer.onnx.OnnxExport;
import dsgformer.picture.Planes;
import java.util.Optional;

/** Runs DSGformer's ONNX export on ONNX Runtime, on the CPU, for comparison. */
public sealed class OnnxRuntimeProvider implements NetworkProvider, BlockProvider permits OnnxRuntimeSpinningProvider {

    static final String ENGINE = "onnxruntime";

    private final String engine;
    private final boolean spinning;

    /** Waiting threads sleep, as everywhere in this program. */
    public OnnxRuntimeProvider() {
        this(ENGINE, false);
    }

    OnnxRuntimeProvider(String engine, boolean spinning) {
        this.engine = engine;
        this.spinning = spinning;
    }

    @Override
    public final String engine() {
        return engine;
    }

    @Override
    public final boolean computes(NetworkConfig config) {
        return OnnxExport.exports(config);
    }

    @Override
    public final boolean automatic() {
        return false;
    }

    @Override
    public final RestorationNetwork open(Model model, String device, int threads) {
        if (!device.equals("auto") && !device.equals("cpu")) {
            throw new DeviceNotAvailableException(
                    "device " + device + " was asked for, but engine onnxruntime runs on cpu here; use --device cpu");
        }
        return new OnnxRuntimeNetwork(
                new OnnxSession(OnnxExport.bytes(model, Optional.empty()), threads, spinning), engine);
    }

    @Override
    public final BlockRunner open(BlockModel block, Planes x, int threads) {
        return new OnnxRuntimeBlock(new OnnxSession(OnnxExport.bytes(block), threads, spinning), x);
    }
}
