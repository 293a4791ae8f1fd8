package dev.headgate.web.view;

/**
 * A moment in a chart.
 *
 * @param x where
 * @param kind {@code change} or {@code step}
 * @param text who did what, when
 */
public record ChartMark(String x, String kind, String text) {}
