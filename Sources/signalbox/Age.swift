import EventData

/// How long ago something was, as kubectl writes it: `45s`, `3m12s`, `5h`, `2d`.
func age(since moment: Timestamp, now: Timestamp) -> String {
    let seconds = max(0, now.seconds - moment.seconds)
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400)
    if seconds < 120 { return "\(seconds)s" }
    if minutes < 10 { return seconds % 60 == 0 ? "\(minutes)m" : "\(minutes)m\(seconds % 60)s" }
    if hours < 3 { return "\(minutes)m" }
    if hours < 8 { return minutes % 60 == 0 ? "\(hours)h" : "\(hours)h\(minutes % 60)m" }
    if days < 2 { return "\(hours)h" }
    return "\(days)d"
}

/// The age of an RFC 3339 time, or a dash where there is none.
func age(of text: String?, now: Timestamp) -> String {
    guard let text, let moment = Timestamp(rfc3339: text) else { return "-" }
    return age(since: moment, now: now)
}
