package dsgformer.weights;

import dsgformer.fuzz.FuzzRun;
import dsgformer.weights.pickle.TorchFileTest;
import dsgformer.weights.safetensors.Safetensors;
import dsgformer.weights.safetensors.SafetensorsBytes;
import dsgformer.weights.safetensors.SafetensorsTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class WeightsFuzzTest {

    @TempDir
    private Path folder;

    @Test
    void safetensorsFilesAreReadOrRefused() throws Exception {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("head.weight", Shape.of(4, 3, 3, 3));
        shapes.put("norm.weight", Shape.of(4));
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        for (Precision precision : Precision.values()) {
            Path file = folder.resolve(precision + ".safetensors");
            Safetensors.write(file, WeightsFromNames.of(shapes), Map.of("config", "{}"), precision);
            seeds.put(precision.toString(), Files.readAllBytes(file));
        }
        for (String type : List.of("F64", "BF16", "I8", "BOOL")) {
            seeds.put(
                    type,
                    SafetensorsBytes.of(
                            "{\"a\":{\"dtype\":\"" + type + "\",\"shape\":[1],\"data_offsets\":[0,8]}}", new byte[8]));
        }
        FuzzRun.of(SafetensorsTarget.class, seeds);
    }

    @Test
    void picklesAreReadOrRefused() throws Exception {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(TorchFileTest.CHECKPOINTS)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("legacy")) {
                    seeds.put(name, Files.readAllBytes(file));
                } else {
                    try (ZipFile zip = new ZipFile(file.toFile())) {
                        var pickle = zip.stream()
                                .filter(entry -> entry.getName().endsWith(".pkl"))
                                .findFirst()
                                .orElseThrow();
                        seeds.put(name, zip.getInputStream(pickle).readAllBytes());
                    }
                }
            }
        }
        FuzzRun.of(PickleTarget.class, seeds);
    }
}
