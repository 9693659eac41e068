/**
 * The gate: policy, findings and kept sentences in, verdict out. The one place that answers "may
 * this be shared now?". Must not know editors or HTTP.
 */
@NullMarked
package org.blamelesswiki.postmortems.publishing;

import org.jspecify.annotations.NullMarked;
