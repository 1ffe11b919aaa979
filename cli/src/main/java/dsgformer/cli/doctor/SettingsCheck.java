package dsgformer.cli.doctor;

import dsgformer.cli.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** Which options are set without being typed, and where. */
final class SettingsCheck implements Check {

    private final Settings settings;
    private final Supplier<CommandSpec> everything;

    SettingsCheck(Settings settings, Supplier<CommandSpec> everything) {
        this.settings = settings;
        this.everything = everything;
    }

    @Override
    public String topic() {
        return "settings";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        settings.problem()
                .ifPresent(text -> findings.add(Finding.failure(topic(), text, "correct the file, or move it away")));
        settings.warnings()
                .forEach(text -> findings.add(Finding.warning(topic(), text, "unset it, or spell it as it was meant")));
        settings.inForce(everything.get())
                .forEach((setting, commands) -> findings.add(Finding.ok(topic(), setting + ", for " + who(commands))));
        if (findings.isEmpty()) {
            findings.add(Finding.ok(
                    topic(), "none: neither DSGFORMER_... in the environment nor ./dsgformer.yaml sets an option"));
        }
        return findings;
    }

    private static String who(List<String> commands) {
        return commands.contains("") ? "all commands" : String.join(", ", commands);
    }
}
