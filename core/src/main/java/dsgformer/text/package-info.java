/**
 * Texts that users type and write: suggests a known name for a mistyped one, decodes files. Used by command line options
 * and configuration files; may use the JDK only. It prints nothing and holds no list of names.
 */
package dsgformer.text;
