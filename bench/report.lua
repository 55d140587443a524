-- What wrk measured, as a line of JSON: its own summary has no 95th percentile.
done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '\n{"rate": %.2f, "p50": %.2f, "p95": %.2f, "failed": %d}\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout
  ))
end
