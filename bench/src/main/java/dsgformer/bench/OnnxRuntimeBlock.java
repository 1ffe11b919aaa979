package dsgformer.bench;

import ai.onnxruntime.OnnxTensor;
import dsgformer.network.dsgformer.BlockRunner;
import dsgformer.picture.Planes;

/** One DSGA block on ONNX Runtime, with its input. */
final class OnnxRuntimeBlock implements BlockRunner {

    private final OnnxSession session;
    private final OnnxTensor input;

    OnnxRuntimeBlock(OnnxSession session, Planes x) {
        this.session = session;
        this.input = session.tensor(x);
    }

    @Override
    public void run() {
        session.run(input);
    }

    @Override
    public Planes output() {
        return session.output(input);
    }

    @Override
    public void close() {
        input.close();
        session.close();
    }
}
