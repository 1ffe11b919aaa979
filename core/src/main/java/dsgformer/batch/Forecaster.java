package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferencePlan;
import dsgformer.network.OutOfMemoryException;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Estimates what a batch would do, its time and its memory. Writes nothing. */
public final class Forecaster {

    /** Long enough for the JIT compiler to compile the kernels. */
    private static final long MEASURING_NANOS = TimeUnit.MILLISECONDS.toNanos(2500);

    private static final int LEAST_RUNS = 3;
    private static final int MOST_RUNS = 20;

    private final Deblurrer deblurrer;
    private final BatchSettings settings;
    private OptionalDouble nanosPerPixel = OptionalDouble.empty();

    public Forecaster(Deblurrer deblurrer, BatchSettings settings) {
        this.deblurrer = deblurrer;
        this.settings = settings;
    }

    /**
     * The forecast for one job. The first call that needs the network takes some seconds: it measures one tile.
     *
     * @throws OutputExistsException under {@link OnExists#ERROR}, if the output is there
     */
    public Forecast of(Job job) throws IOException {
        if (!Files.exists(job.source())) {
            return new Forecast.Doubt(job, "there is no such file");
        }
        JobState state = Placements.by(settings).of(job);
        return state instanceof JobState.Skipped skipped
                ? new Forecast.Skip(skipped.job(), skipped.reason())
                : ofPlaced(((JobState.Placed) state).actual());
    }

    private Forecast ofPlaced(Job job) {
        Optional<PhotoHeader> header = PhotoFiles.header(job.source());
        if (header.isEmpty()) {
            return new Forecast.Doubt(job, "its header holds no readable size");
        }
        Size size = header.get().size();
        long most = settings.limits().maxPixels();
        if (size.pixels() > most) {
            return new Forecast.Doubt(job, size + " pixels are more than the " + most + " allowed");
        }
        try {
            InferencePlan plan = deblurrer.planFor(size, header.get().bytes(), settings.options());
            Duration time = Duration.ofNanos(
                    Math.round(pace(plan) * plan.tiles() * plan.grid().tile().pixels()));
            return new Forecast.Work(
                    job,
                    size,
                    plan,
                    time,
                    deblurrer.memoryFor(size, header.get().bytes(), settings.options()));
        } catch (OutOfMemoryException e) {
            return new Forecast.Doubt(job, e.getMessage());
        }
    }

    private double pace(InferencePlan plan) {
        if (nanosPerPixel.isEmpty()) {
            nanosPerPixel = OptionalDouble.of(
                    settings.options().strength() == 0
                            ? 0
                            : measured(plan.grid().tile()));
        }
        return nanosPerPixel.getAsDouble();
    }

    /** The fastest of several runs; the others were slowed down by other load or by code not yet compiled. */
    private double measured(Size tile) {
        Planes picture = ramp(tile);
        DeblurOptions options = settings.options().withGuard(false).withSkipSharp(0);
        long begin = System.nanoTime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MOST_RUNS && (i < LEAST_RUNS || System.nanoTime() - begin < MEASURING_NANOS); i++) {
            long start = System.nanoTime();
            deblurrer.deblur(picture, options);
            least = Math.min(least, System.nanoTime() - start);
        }
        return (double) least / tile.pixels();
    }

    private static Planes ramp(Size size) {
        Planes picture = Planes.of(3, size.height(), size.width());
        float[] values = picture.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (i % size.width()) / size.width();
        }
        return picture;
    }
}
