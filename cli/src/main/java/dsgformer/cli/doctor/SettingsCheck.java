package dsgformer.cli.doctor;

import dsgformer.cli.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** Which options the environment or {@code dsgformer.yaml} sets, and where. */
final class SettingsCheck implements Check {

    private final Settings settings;
    private final Supplier<CommandSpec> allCommands;

    SettingsCheck(Settings settings, Supplier<CommandSpec> allCommands) {
        this.settings = settings;
        this.allCommands = allCommands;
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
                .forEach(text -> findings.add(Finding.warning(topic(), text, "unset it, or correct its spelling")));
        settings.inForce(allCommands.get())
                .forEach(
                        (setting, commands) -> findings.add(Finding.ok(topic(), setting + ", for " + scope(commands))));
        if (findings.isEmpty()) {
            findings.add(Finding.ok(
                    topic(), "none: neither DSGFORMER_... in the environment nor ./dsgformer.yaml sets an option"));
        }
        return findings;
    }

    private static String scope(List<String> commands) {
        return commands.contains("") ? "all commands" : String.join(", ", commands);
    }
}
