package dsgformer.cli.eval;

import dsgformer.cli.options.NetworkOptions;
import dsgformer.cli.options.Restorer;
import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.ExitCode;
import dsgformer.data.ImagePair;
import dsgformer.data.PairSet;
import dsgformer.eval.Evaluation;
import dsgformer.eval.EvaluationListener;
import dsgformer.eval.EvaluationReport;
import dsgformer.eval.EvaluationSubject;
import dsgformer.eval.ImageScore;
import dsgformer.eval.PictureReader;
import dsgformer.eval.Protocol;
import dsgformer.eval.Restoration;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.io.PathText;
import dsgformer.network.Model;
import dsgformer.photo.PhotoFormat;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code eval} measures: a network, or a folder of restored pictures. */
interface EvaluatedSystem extends AutoCloseable {

    String NO_NETWORK = "none";

    PictureReader PICTURES = PictureReader.photos();

    EvaluationReport evaluate(List<PairSet> sets, Protocol protocol, EvaluationListener listener) throws IOException;

    /** A warning to print before measuring. */
    default Optional<String> notice() {
        return Optional.empty();
    }

    @Override
    default void close() {}

    /** The network that the options name. */
    static EvaluatedSystem network(NetworkOptions options) throws IOException {
        DeblurOptions deblurOptions = options.deblurOptions(1).withGuard(false); // measures the network alone
        Model model = options.model();
        return new Network(model.name(), options.open(model), deblurOptions);
    }

    /** Pictures that were restored earlier by any program, under the names of the blurred ones. */
    static EvaluatedSystem folder(Path restored) {
        return (sets, protocol, listener) -> new Evaluation(
                        PICTURES,
                        (pair, blurred) -> new Restoration(read(find(restored, pair), blurred.size()), NO_NETWORK),
                        protocol)
                .run(new EvaluationSubject(restored.toString(), NO_NETWORK, NO_NETWORK), sets, listener);
    }

    private static Planes read(Path file, Size size) throws IOException {
        Planes picture = PICTURES.read(file);
        if (!picture.size().equals(size)) {
            throw new CommandException(
                    ExitCode.UNREADABLE_INPUT,
                    file + " has " + picture.size() + " pixels, the blurred picture " + size
                            + "; both must have the same size");
        }
        return picture;
    }

    private static Path find(Path folder, ImagePair pair) {
        return Arrays.stream(PhotoFormat.values())
                .flatMap(format -> format.extensions().stream())
                .flatMap(extension -> Stream.of(extension, extension.toUpperCase(Locale.ROOT)))
                .map(extension -> folder.resolve(PathText.toPath(pair.name() + "." + extension)))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ExitCode.UNREADABLE_INPUT,
                        "there is no restored picture for " + pair.name() + " in " + folder));
    }

    /** A network on an engine; its report names the modes that {@code auto} chose. */
    record Network(String name, Deblurrer deblurrer, DeblurOptions options) implements EvaluatedSystem {

        @Override
        public EvaluationReport evaluate(List<PairSet> sets, Protocol protocol, EvaluationListener listener)
                throws IOException {
            Restorer restorer = new Restorer(deblurrer, options);
            EvaluationReport report = new Evaluation(PICTURES, (pair, blurred) -> restorer.restore(blurred), protocol)
                    .run(subject(NetworkOptions.spelled(options.inference())), sets, listener);
            String modes = report.images().stream()
                    .map(ImageScore::inference)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" and "));
            return new EvaluationReport(subject(modes), protocol, report.images(), report.failures());
        }

        @Override
        public Optional<String> notice() {
            return deblurrer.notice();
        }

        private EvaluationSubject subject(String inference) {
            return new EvaluationSubject(name, deblurrer.engine(), inference);
        }

        @Override
        public void close() {
            deblurrer.close();
        }
    }
}
