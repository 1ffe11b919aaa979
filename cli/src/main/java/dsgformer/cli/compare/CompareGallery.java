package dsgformer.cli.compare;

import dsgformer.data.ImagePair;
import dsgformer.data.PairSet;
import dsgformer.io.PathText;
import dsgformer.page.Block;
import dsgformer.page.Figure;
import dsgformer.page.Page;
import dsgformer.page.ZoomRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page that shows each picture blurred, restored by each model, and sharp, side by side; zooming one zooms all. */
record CompareGallery(Path folder, List<ShownModel> models) {

    /** A model: its title on the page, and the name of its files. */
    record ShownModel(String title, String id) {}

    private static final String TITLE = "Comparison";

    /** The file that holds a model's restored picture of a pair. */
    static Path picture(Path folder, String id, ImagePair pair) {
        String name = Integer.toHexString(PathText.of(pair.blurred()).hashCode()) + "-" + pair.name() + ".png";
        return folder.resolve("pictures").resolve(id).resolve(PathText.toPath(name.replace('/', '_')));
    }

    String page(List<PairSet> sets, CompareTable table) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(
                "Turn the wheel over a picture to zoom all versions of it, drag to move them, double-click to see a detail or"
                        + " the whole. Keys: + and −, arrows, 0."));
        blocks.add(table.toBlock());
        blocks.add(new Block.Notes(table.rows().stream()
                .filter(row -> row.published() != null)
                .map(row -> row.network() + ", as published: " + row.published().source())
                .distinct()
                .toList()));
        for (PairSet set : sets) {
            set.pairs().forEach(pair -> blocks.add(versions(set, pair)));
        }
        return new Page(TITLE, TITLE, blocks).toHtml();
    }

    private ZoomRow versions(PairSet set, ImagePair pair) {
        String title = set.name() + " " + pair.name();
        List<Figure> versions = new ArrayList<>();
        versions.add(figure(title, "blurred", pair.blurred()));
        for (ShownModel model : models) {
            versions.add(figure(title, model.title(), picture(folder, model.id(), pair)));
        }
        versions.add(figure(title, "sharp", pair.sharp()));
        return new ZoomRow(title, versions);
    }

    private Figure figure(String title, String caption, Path file) {
        return Figure.ofFile(caption, title + ", " + caption, folder, file);
    }
}
