package dsgformer.train.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AblationTableTest {

    /** Group names are free text; other names in a plan are restricted. */
    @Test
    void commasAndQuotesInAGroupAreEscapedInCsv() {
        AblationCell cell = new AblationCell("gates, \"M\" learned", "dfgb", Map.of(), OptionalDouble.of(32.84));
        AblationResult result = new AblationResult("dfgb", 1, "", 100, 3, 0.5, 30, 0.9, 25);
        assertThat(new AblationTable(List.of(cell), List.of(1L), List.of(result), "").toCsv())
                .isEqualTo("""
                        group,cell,seed,parameters,steps,seconds,psnr,ssim,blurred_psnr,paper
                        "gates, ""M"" learned",dfgb,1,100,3,0.5,30.0000,0.90000,25.0000,32.84
                        """);
    }
}
