package dsgformer.cli.doctor;

import dsgformer.cli.run.Console;
import java.util.ArrayList;
import java.util.List;

/** Whether file names are read as UTF-8, and what the console can show. */
final class TextCheck implements Check {

    private final Console console;

    TextCheck(Console console) {
        this.console = console;
    }

    @Override
    public String topic() {
        return "text";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        String names = machine.property("sun.jnu.encoding");
        findings.add(
                names.equalsIgnoreCase("UTF-8")
                        ? Finding.ok(topic(), "file names are UTF-8")
                        : Finding.warning(
                                topic(),
                                "file names are read as " + (names.isEmpty() ? "an unknown encoding" : names)
                                        + ": files called as 街.jpg or Größe.png may not be found",
                                machine.isWindows()
                                        ? "turn on 'Use Unicode UTF-8' in Windows' region settings, or rename them"
                                        : "start it with the script dsgformer, or with LC_ALL=C.UTF-8"));
        findings.add(console(machine));
        return findings;
    }

    private Finding console(Machine machine) {
        if (!console.interactive()) {
            return Finding.ok(topic(), "standard error is no terminal: progress is printed as plain lines");
        }
        return machine.variable("TERM").filter("dumb"::equals).isPresent()
                ? Finding.note(
                        topic(),
                        "TERM is dumb, but progress is drawn over itself",
                        "use --progress plain, or set TERM to the terminal's type")
                : Finding.ok(topic(), "standard error is a terminal: progress is a bar");
    }
}
