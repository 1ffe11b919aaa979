package dsgformer.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgChartTest {

    private static Document drawn(SvgChart chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.toSvg())));
    }

    private static double[] ys(Document svg) {
        Element line = (Element) svg.getElementsByTagName("polyline").item(0);
        return List.of(line.getAttribute("points").trim().split(" ", -1)).stream()
                .mapToDouble(point -> Double.parseDouble(point.substring(point.indexOf(',') + 1)))
                .toArray();
    }

    private static Curve curve(double... ys) {
        return new Curve(
                "a<b",
                IntStream.range(0, ys.length)
                        .mapToObj(i -> new Curve.Point(i, ys[i]))
                        .toList());
    }

    @Test
    void largerValuesStandHigher() throws Exception {
        double[] ys = ys(drawn(new SvgChart("t", List.of(curve(1, 3, 2)), false, false)));
        assertThat(ys[1]).isLessThan(ys[2]);
        assertThat(ys[2]).isLessThan(ys[0]);
    }

    @Test
    void powersOfTenAreEquallyFarApartByTheirLogarithm() throws Exception {
        double[] ys = ys(drawn(new SvgChart("t", List.of(curve(1, 10, 100)), false, true)));
        assertThat(ys[0] - ys[1]).isCloseTo(ys[1] - ys[2], org.assertj.core.api.Assertions.within(0.11)); // one decimal
    }

    @Test
    void ticksHaveAsManyDecimalsAsTheyNeedToDiffer() {
        assertThat(new SvgChart("t", List.of(curve(0, 1)), false, false).toSvg())
                .contains(">0.00<", ">0.25<", ">1.00<");
        assertThat(new SvgChart("t", List.of(curve(100, 500)), false, false).toSvg())
                .contains(">100<", ">200<", ">500<");
        assertThat(new SvgChart("t", List.of(curve(1e-6, 1e-2)), false, true).toSvg())
                .contains(">1.0e-06<", ">0.010<");
    }

    /** No data, one point, infinite values, names with brackets: still a drawing that parses. */
    @Test
    void emptyAndOddCurvesStillGiveWellFormedSvg() throws Exception {
        assertThat(drawn(new SvgChart("a & b", List.of(curve(), curve(Double.NaN)), false, true))
                        .getElementsByTagName("polyline")
                        .getLength())
                .isEqualTo(2);
        assertThat(ys(drawn(new SvgChart("t", List.of(curve(5)), false, false))))
                .hasSize(1);
    }
}
