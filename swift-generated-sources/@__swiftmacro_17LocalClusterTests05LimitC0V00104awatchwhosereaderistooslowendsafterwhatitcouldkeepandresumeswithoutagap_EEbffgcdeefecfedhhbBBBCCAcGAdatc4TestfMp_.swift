@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05LimitC0V00104awatchwhosereaderistooslowendsafterwhatitcouldkeepandresumeswithoutagap_EEbffgcdeefecfedhhbBBBCCAcGAdatc4TestfMp_16d35158b9436628b2fMu_() async throws -> Void {
  let $s17LocalClusterTests05LimitC0V00104awatchwhosereaderistooslowendsafterwhatitcouldkeepandresumeswithoutagap_EEbffgcdeefecfedhhbBBBCCAcGAdatc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(LimitTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05LimitC0V00104awatchwhosereaderistooslowendsafterwhatitcouldkeepandresumeswithoutagap_EEbffgcdeefecfedhhbBBBCCAcGAdatc4TestfMp_7__localfMu_.`a watch whose reader is too slow ends after what it could keep, and resumes without a gap`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05LimitC0V00104awatchwhosereaderistooslowendsafterwhatitcouldkeepandresumeswithoutagap_EEbffgcdeefecfedhhbBBBCCAcGAdatc4TestfMp_25generatord35158b9436628b2fMu_() async -> Testing.Test {
  return .__function(
  named: "`a watch whose reader is too slow ends after what it could keep, and resumes without a gap`()",
  in: LimitTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a watch whose reader is too slow ends after what it could keep, and resumes without a gap",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/LimitTests.swift", filePath: "/work/main/Tests/LocalClusterTests/LimitTests.swift", line: 59, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05LimitC0V00104awatchwhosereaderistooslowendsafterwhatitcouldkeepandresumeswithoutagap_EEbffgcdeefecfedhhbBBBCCAcGAdatc4TestfMp_16d35158b9436628b2fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05LimitC0V00104awatchwhosereaderistooslowendsafterwhatitcouldkeepandresumeswithoutagap_EEbffgcdeefecfedhhbBBBCCAcGAdatc4TestfMp_24accessord35158b9436628b2fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05LimitC0V00104awatchwhosereaderistooslowendsafterwhatitcouldkeepandresumeswithoutagap_EEbffgcdeefecfedhhbBBBCCAcGAdatc4TestfMp_25generatord35158b9436628b2fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05LimitC0V00104awatchwhosereaderistooslowendsafterwhatitcouldkeepandresumeswithoutagap_EEbffgcdeefecfedhhbBBBCCAcGAdatc4TestfMp_33testContentRecordd35158b9436628b2fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05LimitC0V00104awatchwhosereaderistooslowendsafterwhatitcouldkeepandresumeswithoutagap_EEbffgcdeefecfedhhbBBBCCAcGAdatc4TestfMp_24accessord35158b9436628b2fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/LimitTests.swift:79:6-79:6
