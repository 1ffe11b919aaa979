package dsgformer.bench;

/**
 * ONNX Runtime as it comes: threads that wait for the next operation of a run keep a processor busy. On an idle machine that
 * took 2 to 8 % off the time, on a busy one it doubled it.
 */
public final class OnnxRuntimeSpinningProvider extends OnnxRuntimeProvider {

    public OnnxRuntimeSpinningProvider() {
        super("onnxruntime-spinning", true);
    }
}
