package dsgformer.bench.kernel;

import dsgformer.eval.Rgb8;
import dsgformer.eval.Ssim;
import dsgformer.picture.Planes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** SSIM of two pictures of 256 × 256. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SsimBenchmark {

    private static final int SIDE = 256;

    @Param
    Ssim form;

    private Rgb8 restored;
    private Rgb8 sharp;

    @Setup
    public void makePictures() {
        restored = picture(37);
        sharp = picture(41);
    }

    @Benchmark
    public double ssim() {
        return form.of(restored, sharp);
    }

    private static Rgb8 picture(int step) {
        Planes planes = Planes.of(3, SIDE, SIDE);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = (i * step % 256) / 255f;
        }
        return Rgb8.of(planes);
    }
}
