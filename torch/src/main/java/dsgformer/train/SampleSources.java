package dsgformer.train;

import dsgformer.data.CropPair;
import dsgformer.data.DatasetLayout;
import dsgformer.data.ImagePair;
import dsgformer.data.InvalidDatasetException;
import dsgformer.data.PairedFolder;
import dsgformer.data.crops.CropSource;
import dsgformer.data.crops.MixedCrops;
import dsgformer.data.crops.RealCrops;
import dsgformer.data.crops.SyntheticCrops;
import dsgformer.image.Normalization;
import dsgformer.image.Photo;
import dsgformer.image.PhotoFolder;
import dsgformer.image.Planes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds and opens what a configuration wants to learn from. */
final class SampleSources {

    private SampleSources() {}

    /**
     * The training's pairs, in crops of {@code crop} pixels.
     *
     * @throws IOException if a folder or an image cannot be read
     */
    static Samples open(TrainingConfig config, int crop) throws IOException {
        TrainingConfig.Data data = config.data();
        List<ImagePair> pairs = pairs(data.pairs(), data.layout());
        if (data.sampling() == TrainingConfig.Sampling.UNIFORM) {
            return new EpochSamples(pairs, crop, config.seed());
        }
        try {
            return new CropSamples(source(data, pairs), crop, Math.max(1, pairs.size()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** All pairs of some folders of pairs. */
    static List<ImagePair> pairs(List<Path> folders, DatasetLayout layout) throws IOException {
        List<ImagePair> pairs = new ArrayList<>();
        for (Path folder : folders) {
            PairedFolder.read(folder, layout).forEach(set -> pairs.addAll(set.pairs()));
        }
        return pairs;
    }

    private static CropSource source(TrainingConfig.Data data, List<ImagePair> pairs) throws IOException {
        if (data.photos().isEmpty()) {
            return new RealCrops(pairs.stream().map(SampleSources::read));
        }
        SyntheticCrops synthetic = SyntheticCrops.of(photos(data.photos()).map(SampleSources::read));
        if (pairs.isEmpty()) {
            return synthetic;
        }
        RealCrops real = new RealCrops(pairs.stream().map(SampleSources::read));
        return new MixedCrops(data.realShare(), real, synthetic.withSharpHalvesOf(real));
    }

    private static Stream<Path> photos(List<Path> folders) throws IOException {
        List<Path> photos = new ArrayList<>();
        for (Path folder : folders) {
            photos.addAll(PhotoFolder.list(folder));
        }
        return photos.stream();
    }

    /** @throws InvalidDatasetException if the two images differ in size */
    static CropPair read(ImagePair pair) {
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
            return Normalization.toPlanes(Photo.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
