package dsgformer.cli.doctor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.cli.run.Version;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All findings about one machine. */
record Examination(List<Finding> findings) {

    private static final JsonMapper JSON = new JsonMapper();

    static Examination of(Machine machine, List<Check> checks) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            try {
                findings.addAll(check.look(machine));
            } catch (Exception e) { // a check that fails does not stop the others
                findings.add(Finding.warning(check.topic(), "could not be checked: " + e, "run again with -v"));
            }
        }
        return new Examination(List.copyOf(findings));
    }

    /** Whether photos can be deblurred. */
    boolean usable() {
        return count(Level.FAILURE) == 0;
    }

    void print(PrintWriter out) {
        out.println("dsgformer " + Version.product() + " on " + Version.platform());
        out.println();
        String topic = "";
        for (Finding finding : findings) {
            String heading = finding.topic().equals(topic) ? "" : finding.topic();
            out.println(String.format(
                    Locale.ROOT, "%-10s %-5s %s", heading, finding.level().mark(), finding.text()));
            finding.fix().ifPresent(fix -> out.println(" ".repeat(17) + "-> " + fix));
            topic = finding.topic();
        }
        out.println();
        out.println(summary());
    }

    ObjectNode toJson() {
        ObjectNode json = JSON.createObjectNode()
                .put("version", Version.product())
                .put("java", Runtime.version().toString())
                .put("usable", usable());
        ArrayNode all = json.putArray("findings");
        for (Finding finding : findings) {
            ObjectNode one = all.addObject()
                    .put("topic", finding.topic())
                    .put("level", finding.level().name().toLowerCase(Locale.ROOT))
                    .put("text", finding.text());
            finding.fix().ifPresent(fix -> one.put("fix", fix));
        }
        return json;
    }

    private String summary() {
        if (!usable()) {
            return "Photos cannot be deblurred here: see what FAILed above.";
        }
        long warnings = count(Level.WARNING);
        return warnings == 0
                ? "Photos can be deblurred here."
                : "Photos can be deblurred here; " + warnings + (warnings == 1 ? " thing needs" : " things need")
                        + " attention.";
    }

    private long count(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
