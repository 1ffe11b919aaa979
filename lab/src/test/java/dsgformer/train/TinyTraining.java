package dsgformer.train;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import dsgformer.train.config.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A training of a tiny network on generated pairs in a folder. */
public record TinyTraining(Path folder) {

    public static final String NETWORK_JSON = """
            {"layout": "restormer", "width": 4, "enc": [1, 1, 1, 1], "dec": [1, 1, 1], "heads": [1, 1, 2, 2],
             "norm": "biasfree", "bias": false}""";

    public static final DsgformerConfig NETWORK = DsgformerConfig.fromJson(NETWORK_JSON);

    private static final int SIDE = 80;

    /** With {@code pairs} pairs of pictures a little larger than a crop. */
    public static TinyTraining of(Path folder, int pairs) throws IOException {
        return of(folder, pairs, SIDE);
    }

    /** With {@code pairs} pairs of pictures of {@code side} pixels. */
    static TinyTraining of(Path folder, int pairs, int side) throws IOException {
        for (int i = 0; i < pairs; i++) {
            RandomStream random = RandomStream.of(i);
            int[] samples = random(random, side);
            write(folder.resolve("pairs/sharp/" + i + ".png"), side, (c, y, x) -> samples[(c * side + y) * side + x]);
            write(folder.resolve("pairs/blur/" + i + ".png"), side, (c, y, x) -> {
                int row = (c * side + y) * side;
                return (samples[row + x] + samples[row + Math.min(x + 1, side - 1)]) / 2;
            });
        }
        return new TinyTraining(folder);
    }

    private static int[] random(RandomStream random, int side) {
        int[] samples = new int[3 * side * side];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.below(256);
        }
        return samples;
    }

    private static void write(Path file, int side, Photo.Pixels pixels) throws IOException {
        Files.createDirectories(file.getParent());
        PhotoFiles.write(Photo.of(new Size(side, side), PixelKind.RGB, pixels), file);
    }

    /**
     * The configuration of {@code steps} steps of two crops, with its output in {@code output}. In {@code overrides},
     * {@code [pairs]} are those of this training.
     */
    public TrainingConfig config(String output, long steps, Map<String, String> overrides) throws IOException {
        Path file = folder.resolve(Path.of(output).getFileName() + ".yaml");
        Files.writeString(file, """
                network: %s
                data: {pairs: [pairs], batch: 2, crop: 64}
                schedule: {steps: %d, rate: 0.002}
                optimizer: {clip: 0.1}
                output: {folder: %s, every: %d, keep: 9}
                seed: 5
                """.formatted(NETWORK_JSON.replace("\n", " "), steps, output, Math.max(1, steps / 2)));
        Map<String, String> here = new HashMap<>(overrides);
        here.replaceAll((key, value) -> value.equals("[pairs]") ? "[" + folder.resolve("pairs") + "]" : value);
        return TrainingConfig.read(file, here);
    }
}
