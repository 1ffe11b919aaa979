package dsgformer.train.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.InvalidConfigException;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.train.TinyTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblationTest {

    @TempDir
    private Path folder;

    private Path file;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void planAndPairs() throws IOException {
        TinyTraining.of(folder, 2);
        file = Files.writeString(
                folder.resolve("ablation.yaml"), """
                training:
                  network: %s
                  data: {pairs: [pairs], batch: 2, crop: 64}
                  schedule: {steps: 3}
                  output: {folder: out}
                seeds: [1, 2]
                evaluation: {data: [pairs]}
                cells:
                  - {group: gates, name: simple, network: {gate: simple}, paper: 31.61}
                  - {group: gates, name: mdta, network: {gate: gelu, act: softmax, ratios: []}}
                """.formatted(TinyTraining.NETWORK_JSON.replace("\n", " ")));
    }

    private AblationTable run(String... overrides) throws IOException {
        Map<String, String> map = overrides.length == 0 ? Map.of() : Map.of(overrides[0], overrides[1]);
        return new Ablation(AblationPlan.read(file, map), said::add).run();
    }

    @Test
    void everyCellIsTrainedFromEverySeedAndShownBesideThePaper() throws IOException {
        AblationTable table = run();
        assertThat(table.isComplete()).isTrue();
        assertThat(table.toCsv().lines()).hasSize(1 + 4);
        assertThat(table.toMarkdown())
                .contains("| gates | simple |", "| 31.61 |", "3 steps of 2 crops of 64 pixels", "RealBlur-J");
        assertThat(table.toJson()).contains("\"paper_psnr\" : 31.61");
        // gate simple has no M: fewer parameters than with it, and MDTA no W_n either
        AblationPlan plan = AblationPlan.read(file, Map.of());
        assertThat(plan.training(plan.cells().get(1), 1).network())
                .isInstanceOfSatisfying(
                        DsgformerConfig.class,
                        network -> assertThat(network.ratios()).isEmpty());
    }

    @Test
    void finishedCellsAreNotRunAgain() throws IOException {
        AblationTable first = run();
        Path result = folder.resolve("out/cells/mdta-2/result.json");
        FileTime written = Files.getLastModifiedTime(result);
        Files.delete(folder.resolve("out/cells/simple-1/result.json"));
        said.clear();
        AblationTable second = run();
        assertThat(said).singleElement().asString().startsWith("simple, seed 1");
        assertThat(Files.getLastModifiedTime(result)).isEqualTo(written);
        // the cell that is measured again resumes from its last checkpoint: the same network, so the same figures
        assertThat(second.toCsv().replaceAll(",[0-9.]+,([0-9.]+,[0-9.]+,[0-9.]+,)", ",$1"))
                .isEqualTo(first.toCsv().replaceAll(",[0-9.]+,([0-9.]+,[0-9.]+,[0-9.]+,)", ",$1"));
    }

    @Test
    void whenTheTimeLimitPassesTheTableHoldsTheFinishedCells() throws IOException {
        AblationTable table = run("limit", "0.001s");
        assertThat(table.isComplete()).isFalse();
        assertThat(table.toMarkdown().replaceAll(" +", " ")).contains("| mdta | | 0 | not run |");
        assertThat(said).last().asString().contains("the time limit has passed");
        assertThat(run().isComplete()).isTrue();
    }

    @Test
    void resultsOfOtherSettingsAreRejected() throws IOException {
        run();
        assertThatThrownBy(() -> run("training.schedule.steps", "4"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContainingAll("simple-1", "other settings", "training.output.folder");
    }

    @Test
    void anInvalidCellIsRejectedBeforeTrainingStarts() {
        assertThatThrownBy(() -> run("training.network.norm", "none_such")).isInstanceOf(InvalidConfigException.class);
        assertThatThrownBy(() -> run("seed", "[1]"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("unknown key seed");
    }
}
