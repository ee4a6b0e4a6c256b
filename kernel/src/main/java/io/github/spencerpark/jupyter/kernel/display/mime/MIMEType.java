package io.github.spencerpark.jupyter.kernel.display.mime;

import org.dflib.jjava.jupyter.kernel.display.mime.MIMETypeParseException;

/**
 * The MIME types under the name that IJava has for them. They are those of JJava, with which
 * renderers compare them.
 */
public final class MIMEType {
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType ANY =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.ANY;
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType APPLICATION_XML =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.APPLICATION_XML;
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType APPLICATION_JSON =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.APPLICATION_JSON;
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType APPLICATION_JAVASCRIPT =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.APPLICATION_JAVASCRIPT;
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType APPLICATION_PDF =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.APPLICATION_PDF;
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType TEXT_HTML =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType TEXT_MARKDOWN =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_MARKDOWN;
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType TEXT_LATEX =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_LATEX;
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType TEXT_PLAIN =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN;
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType TEXT_CSS =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_CSS;
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType IMAGE_PNG =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_PNG;
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType IMAGE_JPEG =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_JPEG;
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType IMAGE_GIF =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_GIF;
  public static final org.dflib.jjava.jupyter.kernel.display.mime.MIMEType IMAGE_SVG =
      org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_SVG;

  private MIMEType() {}

  /**
   * Returns the MIME type that a text such as "text/html" names.
   *
   * @throws MIMETypeParseException if the text is not a MIME type
   */
  public static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType parse(String text)
      throws MIMETypeParseException {
    return org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.parse(text);
  }
}
