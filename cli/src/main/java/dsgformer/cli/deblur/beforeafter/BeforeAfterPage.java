package dsgformer.cli.deblur.beforeafter;

import dsgformer.page.Block;
import dsgformer.page.Figure;
import dsgformer.page.Page;
import dsgformer.page.Slider;
import dsgformer.page.SliderGrid;
import dsgformer.photo.Photo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A page that shows a photo before and after: the whole under a slider, and crops at full size where it changed most.
 * The file is self-contained. Without scripts the pictures are shown side by side.
 *
 * @param title the photo's name
 * @param facts size, model, engine and so on, one short phrase each
 * @param warnings warnings about the photo, one sentence each
 */
record BeforeAfterPage(String title, List<String> facts, List<String> warnings) {

    String of(ComparisonCrops crops) throws IOException {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Phrases(facts));
        warnings.forEach(warning -> blocks.add(new Block.Warning(warning)));
        String hint = "Drag over the picture, or use the arrow keys.";
        blocks.add(slider(
                crops.before(),
                crops.after(),
                "",
                crops.factor() > 1 ? hint + " Shown at 1/" + crops.factor() + " of its size." : hint));
        if (!crops.parts().isEmpty()) {
            List<Slider> parts = new ArrayList<>();
            for (ComparisonCrops.Part part : crops.parts()) {
                String place = " at column " + part.place().x + ", row " + part.place().y;
                parts.add(slider(part.before(), part.after(), place, ""));
            }
            blocks.add(new Block.Heading("Where most changed, pixel by pixel"));
            blocks.add(new SliderGrid(parts));
        }
        return new Page(title + ", before and after", title, blocks).toHtml();
    }

    private static Slider slider(Photo before, Photo after, String place, String hint) throws IOException {
        return new Slider(
                Figure.of("before", "before" + place, before), Figure.of("after", "after" + place, after), hint);
    }
}
