package dsgformer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.engine.kernel.Kernels;
import dsgformer.parity.ParityCase;
import dsgformer.parity.ParityResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference cases of module torch, and those beside the repository where they are there, with 1, 2 and 3 threads.
 */
class VectorParityTest {

    private static final Path COPIED = Path.of("../torch/src/test/resources/parity/dsgformer");
    private static final Path ALL = Path.of("../../shared/parity/dsgformer");

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(Files.isDirectory(ALL) ? ALL : COPIED)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".safetensors"))
                    .sorted()
                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agrees(Path file) throws IOException {
        Optional<ParityCase> parityCase = ParityCase.read(file);
        Assumptions.assumeTrue(parityCase.isPresent(), file + " is no case of DSGformer");
        for (int threads = 1; threads <= 3; threads++) {
            ParityResult result = ParityResult.of(parityCase.get(), new VectorParity(Kernels.fastest(), threads));
            assertThat(result.error()).as("%s, %d threads", file, threads).isLessThan(1e-5);
        }
    }
}
