@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0072abookmarkattheendofthewatchsayshowfarithasseen_JhbicddcdfeddcdJHJECEayba4TestfMp_17Z52df3f4aca305377fMu_() async throws -> Void {
  let $s17LocalClusterTests05WatchC0V0072abookmarkattheendofthewatchsayshowfarithasseen_JhbicddcdfeddcdJHJECEayba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(WatchTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05WatchC0V0072abookmarkattheendofthewatchsayshowfarithasseen_JhbicddcdfeddcdJHJECEayba4TestfMp_7__localfMu_.`a bookmark at the end of the watch says how far it has seen`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0072abookmarkattheendofthewatchsayshowfarithasseen_JhbicddcdfeddcdJHJECEayba4TestfMp_25generator52df3f4aca305377fMu_() async -> Testing.Test {
  return .__function(
  named: "`a bookmark at the end of the watch says how far it has seen`()",
  in: WatchTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a bookmark at the end of the watch says how far it has seen",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/WatchTests.swift", filePath: "/work/main/Tests/LocalClusterTests/WatchTests.swift", line: 51, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05WatchC0V0072abookmarkattheendofthewatchsayshowfarithasseen_JhbicddcdfeddcdJHJECEayba4TestfMp_17Z52df3f4aca305377fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05WatchC0V0072abookmarkattheendofthewatchsayshowfarithasseen_JhbicddcdfeddcdJHJECEayba4TestfMp_24accessor52df3f4aca305377fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05WatchC0V0072abookmarkattheendofthewatchsayshowfarithasseen_JhbicddcdfeddcdJHJECEayba4TestfMp_25generator52df3f4aca305377fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05WatchC0V0072abookmarkattheendofthewatchsayshowfarithasseen_JhbicddcdfeddcdJHJECEayba4TestfMp_33testContentRecord52df3f4aca305377fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05WatchC0V0072abookmarkattheendofthewatchsayshowfarithasseen_JhbicddcdfeddcdJHJECEayba4TestfMp_24accessor52df3f4aca305377fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:63:6-63:6
