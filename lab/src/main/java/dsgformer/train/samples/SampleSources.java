package dsgformer.train.samples;

import dsgformer.data.CropPair;
import dsgformer.data.DatasetLayout;
import dsgformer.data.ImagePair;
import dsgformer.data.InvalidDatasetException;
import dsgformer.data.PairedFolder;
import dsgformer.data.crops.CropSource;
import dsgformer.data.crops.MixedCrops;
import dsgformer.data.crops.RealCrops;
import dsgformer.data.crops.SyntheticCrops;
import dsgformer.photo.Normalization;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import dsgformer.random.RandomStream;
import dsgformer.train.config.TrainingConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Opens the training data of a configuration. */
public final class SampleSources {

    private static final int MOST_THREADS = 8;

    private SampleSources() {}

    /** The training's pairs in crops of its first stage, for a single process. */
    public static Samples open(TrainingConfig config) throws IOException {
        return open(config, config.stages().get(0), 1);
    }

    /**
     * The training's pairs, in crops of a stage.
     *
     * @param processes that share each step, a batch each
     * @throws IOException if a folder or an image cannot be read
     */
    public static Samples open(TrainingConfig config, TrainingConfig.CropStage stage, int processes)
            throws IOException {
        TrainingConfig.Data data = config.data();
        List<ImagePair> pairs = pairs(data.pairs(), data.layout());
        int crop = stage.crop();
        if (data.sampling() == TrainingConfig.Sampling.UNIFORM) {
            return prefetched(new EpochSamples(pairs, crop, config.seed()), config, stage, processes);
        }
        try {
            return prefetched(new CropSamples(source(data), crop, Math.max(1, pairs.size())), config, stage, processes);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Prefetches two batches, so that one slow image does not delay the next step. */
    private static Samples prefetched(
            Samples samples, TrainingConfig config, TrainingConfig.CropStage stage, int processes) {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        RandomStream streams = RandomStream.of(config.seed()).split("samples".hashCode());
        int batch = stage.batch() * config.optimizer().accumulate();
        long ofOthers = (processes - 1L) * batch;
        return new PrefetchedSamples(
                samples,
                streams,
                2 * batch,
                threads,
                number -> number + 1 + ((number + 1) % batch == 0 ? ofOthers : 0));
    }

    /** All pairs of some folders of pairs. */
    public static List<ImagePair> pairs(List<Path> folders, DatasetLayout layout) throws IOException {
        List<ImagePair> pairs = new ArrayList<>();
        for (Path folder : folders) {
            PairedFolder.read(folder, layout).forEach(set -> pairs.addAll(set.pairs()));
        }
        return pairs;
    }

    private static CropSource source(TrainingConfig.Data data) throws IOException {
        List<List<Path>> sets = data.weights().isEmpty()
                ? List.of(data.pairs())
                : data.pairs().stream().map(List::of).toList();
        List<Double> weights = data.weights().isEmpty() ? List.of(1.0) : data.weights();
        double sum = weights.stream().mapToDouble(w -> w).sum();
        List<RealCrops> real = new ArrayList<>();
        List<MixedCrops.Part> parts = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            real.add(crops(pairs(sets.get(i), data.layout())));
            parts.add(new MixedCrops.Part(data.realShare() * weights.get(i) / sum, real.get(i)));
        }
        if (!data.photos().isEmpty()) {
            SyntheticCrops synthetic = SyntheticCrops.of(photos(data.photos()).map(SampleSources::read))
                    .withRecipe(data.blur());
            parts.add(new MixedCrops.Part(1 - data.realShare(), synthetic.withSharpHalvesOf(real)));
        }
        return new MixedCrops(parts);
    }

    private static RealCrops crops(List<ImagePair> pairs) {
        return new RealCrops(pairs.stream().map(SampleSources::read));
    }

    private static Stream<Path> photos(List<Path> folders) throws IOException {
        List<Path> photos = new ArrayList<>();
        for (Path folder : folders) {
            photos.addAll(PhotoFiles.list(folder));
        }
        return photos.stream();
    }

    /**
     * Reads both images of a pair.
     *
     * @throws InvalidDatasetException if the two images differ in size
     */
    public static CropPair read(ImagePair pair) {
        Planes blurred = read(pair.blurred());
        Planes sharp = read(pair.sharp());
        if (!blurred.size().equals(sharp.size())) {
            throw new InvalidDatasetException(
                    pair.blurred(),
                    "has " + blurred.size() + " pixels, its sharp partner " + sharp.size() + "; a pair has one size");
        }
        return new CropPair(blurred, sharp);
    }

    private static Planes read(Path file) {
        try {
            return Normalization.toPlanes(PhotoFiles.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
