/** What object storage would cost at list prices, from requests and bytes of a real run. */
@NullMarked
package dev.playhead.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
