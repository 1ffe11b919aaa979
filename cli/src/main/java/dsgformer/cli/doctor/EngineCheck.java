package dsgformer.cli.doctor;

import dsgformer.cli.run.HumanNumbers;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.network.Models;
import dsgformer.network.NetworkProvider;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.picture.Size;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Lists the engines, and deblurs a small picture with the one that is asked for. */
final class EngineCheck implements Check {

    /** Large enough for every layer of the network, small enough to take no noticeable time. */
    private static final Size SIZE = new Size(64, 64);

    private final String engine;

    /** @param engine as {@code --engine} of {@code deblur} spells it */
    EngineCheck(String engine) {
        this.engine = engine;
    }

    @Override
    public String topic() {
        return "engines";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(topic(), String.join(", ", installed())));
        findings.add(libtorch(machine));
        if (!Models.bundledNames().isEmpty()) {
            findings.add(trial());
        }
        return findings;
    }

    /** Names of the engines on the class path. */
    static List<String> installed() {
        return ServiceLoader.load(NetworkProvider.class).stream()
                .map(provider -> provider.get().engine())
                .toList();
    }

    private Finding libtorch(Machine machine) {
        String platform = machine.nativePlatform();
        URL natives = getClass().getClassLoader().getResource("org/bytedeco/pytorch/" + platform);
        return natives != null
                ? Finding.ok(topic(), "libtorch for " + platform + " is installed: training and other networks work")
                : Finding.note(
                        topic(),
                        "libtorch for " + platform
                                + " is not installed: deblurring with DSGformer works, training and other"
                                + " networks do not",
                        "build on this machine, or with -Dnative.platform=" + platform);
    }

    /** Deblurs a grey picture with a bright square: the result must have the same size and differ. */
    private Finding trial() {
        try (Deblurrer deblurrer =
                Deblurrer.builder().model(Models.bundled()).engine(engine).build()) {
            Photo photo = Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> x > 20 && x < 40 && y > 20 && y < 40 ? 200 : 90);
            long start = System.nanoTime();
            Photo restored = deblurrer.deblur(photo, DeblurOptions.defaults());
            long ms = (System.nanoTime() - start) / 1_000_000;
            if (!restored.size().equals(SIZE) || restored.equals(photo)) {
                return Finding.failure(topic(), deblurrer.engine() + " leaves a blurred square as it was", again());
            }
            return Finding.ok(
                    topic(),
                    deblurrer.engine() + " deblurs a first picture of " + SIZE + " in " + HumanNumbers.duration(ms));
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            return Finding.failure(topic(), "a small picture could not be deblurred: " + e, again());
        }
    }

    private String again() {
        return engine.equals("torch")
                ? "try --engine vector, which needs no native code"
                : "run again with -v, and report its output to the developers";
    }
}
