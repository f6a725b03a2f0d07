@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0091awatchwithoutaversionstartswithwhatistherethentellswhathappens_wwbfhbhgeecfefeHHHEADbGhdagc4TestfMp_16fdb55b0a9907fdf8fMu_() async throws -> Void {
  let $s17LocalClusterTests05WatchC0V0091awatchwithoutaversionstartswithwhatistherethentellswhathappens_wwbfhbhgeecfefeHHHEADbGhdagc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(WatchTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05WatchC0V0091awatchwithoutaversionstartswithwhatistherethentellswhathappens_wwbfhbhgeecfefeHHHEADbGhdagc4TestfMp_7__localfMu_.`a watch without a version starts with what is there, then tells what happens`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0091awatchwithoutaversionstartswithwhatistherethentellswhathappens_wwbfhbhgeecfefeHHHEADbGhdagc4TestfMp_25generatorfdb55b0a9907fdf8fMu_() async -> Testing.Test {
  return .__function(
  named: "`a watch without a version starts with what is there, then tells what happens`()",
  in: WatchTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a watch without a version starts with what is there, then tells what happens",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/WatchTests.swift", filePath: "/work/main/Tests/LocalClusterTests/WatchTests.swift", line: 5, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05WatchC0V0091awatchwithoutaversionstartswithwhatistherethentellswhathappens_wwbfhbhgeecfefeHHHEADbGhdagc4TestfMp_16fdb55b0a9907fdf8fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05WatchC0V0091awatchwithoutaversionstartswithwhatistherethentellswhathappens_wwbfhbhgeecfefeHHHEADbGhdagc4TestfMp_24accessorfdb55b0a9907fdf8fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05WatchC0V0091awatchwithoutaversionstartswithwhatistherethentellswhathappens_wwbfhbhgeecfefeHHHEADbGhdagc4TestfMp_25generatorfdb55b0a9907fdf8fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05WatchC0V0091awatchwithoutaversionstartswithwhatistherethentellswhathappens_wwbfhbhgeecfefeHHHEADbGhdagc4TestfMp_33testContentRecordfdb55b0a9907fdf8fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05WatchC0V0091awatchwithoutaversionstartswithwhatistherethentellswhathappens_wwbfhbhgeecfefeHHHEADbGhdagc4TestfMp_24accessorfdb55b0a9907fdf8fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:20:6-20:6
