package dsgformer.cli.doctor;

import dsgformer.cli.run.HumanNumbers;
import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.Models;
import dsgformer.weights.safetensors.Checksum;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whether the bundled models are present and unchanged. */
final class ModelCheck implements Check {

    @Override
    public String topic() {
        return "models";
    }

    @Override
    public List<Finding> look(Machine machine) throws IOException {
        List<String> names = Models.bundledNames();
        if (names.isEmpty()) {
            return List.of(Finding.warning(topic(), "no model is bundled", "name one with -n FILE"));
        }
        List<Finding> findings = new ArrayList<>();
        for (String name : names) {
            findings.add(verdict(name, name.equals(names.get(0))));
        }
        return findings;
    }

    private Finding verdict(String name, boolean standard) throws IOException {
        try {
            Model model = Models.bundled(name);
            if (Models.bundledChecksum(name) == Checksum.DIFFERS) {
                throw new ModelException(name + " was changed: its weights do not match their checksum");
            }
            return Finding.ok(
                    topic(),
                    name + (standard ? " (default; -n names another)" : "") + ": "
                            + HumanNumbers.count(model.weights().elements()) + " parameters, whole and unchanged");
        } catch (ModelException e) {
            return Finding.failure(topic(), e.getMessage(), "install again; meanwhile -n FILE takes another model");
        }
    }
}
