package dsgformer.bench;

/**
 * ONNX Runtime with its default: threads that wait for the next operation of a run spin. That took 2 to 8 % less time
 * on an idle machine, and twice the time on a busy one.
 */
public final class OnnxRuntimeSpinningProvider extends OnnxRuntimeProvider {

    public OnnxRuntimeSpinningProvider() {
        super("onnxruntime-spinning", true);
    }
}
