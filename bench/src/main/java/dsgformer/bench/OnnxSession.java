package dsgformer.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dsgformer.network.OutOfMemoryException;
import dsgformer.onnx.OnnxExport;
import dsgformer.picture.Planes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** An exported graph on ONNX Runtime; converts its exceptions to ours. */
final class OnnxSession implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment("dsgformer");
    private final OrtSession session;

    /** A call into ONNX Runtime. */
    private interface Call<T> {
        T make() throws OrtException;
    }

    /** @param spinning whether threads that wait for the next operation of a run spin; between runs all sleep */
    OnnxSession(byte[] graph, int threads, boolean spinning) {
        this.session = call(() -> {
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(threads);
                options.setInterOpNumThreads(1);
                options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
                options.addConfigEntry("session.intra_op.allow_spinning", spinning ? "1" : "0");
                options.addConfigEntry("session.force_spinning_stop", "1");
                return environment.createSession(graph, options);
            }
        });
    }

    /** Planes [c, h, w] as [1, c, h, w] in a direct buffer, which ONNX Runtime reads. */
    OnnxTensor tensor(Planes planes) {
        FloatBuffer values = ByteBuffer.allocateDirect(Math.multiplyExact(Float.BYTES, planes.values().length))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(planes.values())
                .flip();
        long[] axes = {1, planes.channels(), planes.height(), planes.width()};
        return call(() -> OnnxTensor.createTensor(environment, values, axes));
    }

    void run(OnnxTensor x) {
        call(() -> session.run(Map.of(OnnxExport.INPUT, x))).close();
    }

    /** Runs it and copies its output, of {@code x}'s shape. */
    Planes output(OnnxTensor x) {
        try (OrtSession.Result result = call(() -> session.run(Map.of(OnnxExport.INPUT, x)))) {
            OnnxTensor y = (OnnxTensor) result.get(0);
            long[] axes = y.getInfo().getShape();
            FloatBuffer values = y.getFloatBuffer();
            float[] copy = new float[values.remaining()];
            values.get(copy);
            return new Planes((int) axes[1], (int) axes[2], (int) axes[3], copy);
        }
    }

    @Override
    public void close() {
        call(() -> {
            session.close();
            return null;
        });
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.make();
        } catch (OrtException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            if (message.contains("allocate memory") || message.contains("bad_alloc")) {
                throw new OutOfMemoryException("ONNX Runtime: " + message, e);
            }
            throw new IllegalStateException("ONNX Runtime: " + message, e);
        }
    }
}
