package dsgformer.page;

import java.util.List;
import java.util.Set;

/** Several small sliders, as many in a row as there is room for; hints are left out. */
public record SliderGrid(List<Slider> sliders) implements Block {

    public SliderGrid {
        sliders = List.copyOf(sliders);
    }

    @Override
    public HtmlText html() {
        return Templates.block("slider-grid")
                .with("pairs", Templates.each(sliders, Slider::pair))
                .html();
    }

    @Override
    public Set<PageScript> scripts() {
        return Set.of(PageScript.SLIDER);
    }

    @Override
    public boolean showsFiles() {
        return sliders.stream().anyMatch(Slider::showsFiles);
    }
}
