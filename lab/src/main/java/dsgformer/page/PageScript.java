package dsgformer.page;

/** A script of a page. */
enum PageScript {
    /** Turns two pictures, before and after, into one under a slider. */
    SLIDER("slider.js"),
    /** Zooms and moves several pictures together. */
    ZOOM("zoom.js");

    private final String text;

    PageScript(String resource) {
        text = Template.resource(resource);
    }

    String text() {
        return text;
    }
}
