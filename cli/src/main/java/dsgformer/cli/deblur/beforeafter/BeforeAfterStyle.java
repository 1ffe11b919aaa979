package dsgformer.cli.deblur.beforeafter;

/** How {@code deblur} shows before and after, as {@code --compare} spells it. */
public enum BeforeAfterStyle {
    /** One picture, before at the left and after at the right. */
    SIDE,
    /** A page with a slider. */
    HTML
}
