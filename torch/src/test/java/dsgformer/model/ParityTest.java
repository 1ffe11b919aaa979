package dsgformer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.parity.ParityCase;
import dsgformer.parity.ParityResult;
import dsgformer.tensor.ElementType;
import dsgformer.torch.TorchParity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The network against an independent double-precision implementation, block by block and whole. */
class ParityTest {

    private static final Path ALL = Path.of("../../shared/parity/dsgformer");
    private static final Path COPIED = Path.of("src/test/resources/parity/dsgformer");
    /** The files are float32: half a unit in the last place of the largest value, and the double's own rounding. */
    private static final double DOUBLE_TOLERANCE = 1e-6;

    @ParameterizedTest
    @EnumSource(Form.class)
    void singlePrecisionAgreesOnTheCopiedCases(Form form) throws IOException {
        assertThat(cases(COPIED))
                .hasSize(26)
                .allSatisfy(c -> assertThat(ParityResult.of(c, new TorchParity(form, ElementType.FLOAT32)))
                        .satisfies(result -> assertThat(result.error())
                                .as(result.name())
                                .isLessThanOrEqualTo(ParityResult.TOLERANCE)));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void doublePrecisionAgreesToTheFilesRounding(Form form) throws IOException {
        assertThat(cases(COPIED))
                .allSatisfy(c -> assertThat(ParityResult.of(c, new TorchParity(form, ElementType.FLOAT64)))
                        .satisfies(result ->
                                assertThat(result.error()).as(result.name()).isLessThanOrEqualTo(DOUBLE_TOLERANCE)));
    }

    @Test
    void singlePrecisionAgreesOnAllSharedCases() throws IOException {
        assumeTrue(Files.isDirectory(ALL), "skipped: no parity cases at " + ALL);
        assertThat(cases(ALL))
                .hasSize(30)
                .allSatisfy(c -> assertThat(ParityResult.of(c, new TorchParity()))
                        .satisfies(result -> assertThat(result.error())
                                .as(result.name())
                                .isLessThanOrEqualTo(ParityResult.TOLERANCE)));
    }

    private static List<ParityCase> cases(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".safetensors"))
                    .sorted()
                    .map(ParityTest::read)
                    .toList();
        }
    }

    private static ParityCase read(Path file) {
        try {
            return ParityCase.read(file).orElseThrow(() -> new AssertionError("unknown kind of case: " + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
