package dsgformer.bench;

import dsgformer.image.Planes;
import dsgformer.network.BlockModel;
import dsgformer.network.BlockProvider;
import dsgformer.network.BlockRunner;
import dsgformer.network.DeviceNotAvailableException;
import dsgformer.network.Model;
import dsgformer.network.NetworkProvider;
import dsgformer.network.RestorationNetwork;
import dsgformer.onnx.OnnxExport;
import java.util.Optional;

/** DSGformer as it is exported, on ONNX Runtime, on the CPU: one to be compared with. */
public final class OnnxRuntimeProvider implements NetworkProvider, BlockProvider {

    static final String ENGINE = "onnxruntime";

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public boolean automatic() {
        return false;
    }

    @Override
    public RestorationNetwork open(Model model, String device, int threads) {
        if (!device.equals("auto") && !device.equals("cpu")) {
            throw new DeviceNotAvailableException(
                    "device " + device + " was asked for, but engine onnxruntime runs on cpu here; use --device cpu");
        }
        return new OnnxRuntimeNetwork(new OnnxSession(OnnxExport.bytes(model, Optional.empty()), threads));
    }

    @Override
    public BlockRunner open(BlockModel block, Planes x, int threads) {
        return new OnnxRuntimeBlock(new OnnxSession(OnnxExport.bytes(block), threads), x);
    }
}
