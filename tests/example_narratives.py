"""Words that the invented organisations of the example programme use. One is drawn for each narrative answer."""

NARRATIVES: dict[str, tuple[str, ...]] = {
    "mobilisation_recovery": (
        "Sponsor to be confirmed at the July board; head of industry change covers until then.",
        "Two business analysts start next month. The test manager role goes to a contractor if not filled by then.",
        "Budget paper for the full scope goes to the investment committee in four weeks; owner: finance business partner.",
        "Lead moves to this work full time once the year-end reporting is done.",
        "We have asked our parent company for three people from its metering project; answer due this month.",
    ),
    "plan_recovery": (
        "Vendor release slipped six weeks. We now test in two drops, the first without unmetered. Owner: delivery lead.",
        "Test environment was late. Overnight runs and a second shift of testers win back three of five weeks.",
        "Impact assessment took longer than planned because of open design questions; build starts on what is settled.",
        "Replanning after the change of baseline is under way; the sponsor approves the new plan next month.",
        "Key architect left. Replacement found; interface work is moved behind data work meanwhile.",
        "No action agreed yet; options go to the steering group.",
    ),
    "build_recovery": (
        "Environment order is placed; firewall changes are the long item. Owner: infrastructure manager, end of next month.",
        "Choice of provider goes to the board with a recommendation; contract to follow within eight weeks.",
        "We hire test capacity from our integrator and start with connectivity tests.",
        "Remaining entry criteria are assigned to owners; two need answers from the programme first.",
        "Build of the message layer is given to the vendor of our billing system, with weekly drops.",
    ),
    "migration_recovery": (
        "Migration lead appointed; volumes by month to be drafted with agents in a workshop.",
        "Procedure for gained customers is being written with the registration team, trial in six weeks.",
        "We wait for the migration design and will plan in a range until then.",
        "Our agents prepare a common plan; we join it for small portfolios.",
    ),
    "main_dependency": (
        "Test environment of our data agent",
        "Next release with the new message formats",
        "Published interface specification without open points",
        "Registration data extract for reconciliation",
        "Onboarding slots for the interface platform",
        "Capacity of site engineers for meter exchanges",
        "Agreed migration volumes",
        "Answers to our design questions on unmetered supplies",
    ),
    "remarks": (
        "We would welcome a webinar on the entry criteria for our role.",
        "The same three people also deliver the tariff change; peaks coincide in spring.",
        "Our answers cover two licensed companies that share one system.",
        "Please send the milestone definitions together with the invitation next time.",
        "We have merged our project with that of our parent company since the last round.",
        "Figures for training are estimates until the new records system is in use.",
    ),
}

REASONS: dict[str, tuple[str, ...]] = {
    "build_progress": ("We use our provider's product as it comes and change no system of our own.",),
    "test_data_ready": (
        "Test data is provided by the programme for our role.",
        "We run no test phase of our own next.",
    ),
    "known_data_errors": ("Counted by our parent company and given in its response.",),
    "migration_start": ("The date is set by the suppliers that we serve.",),
    "customer_communication": ("Our customers are settled half-hourly today; nothing changes for them.",),
    "agents_contracted": ("We have no meter points and no agents yet.",),
    "independent_assurance": (
        "Nine people in all; nobody is outside the team.",
        "Too small for a function of its own.",
    ),
    "design_changes_assessed": ("No change in the last three months concerned our roles.",),
    "interface_onboarding": (
        "All messages go through our data service.",
        "No message of ours goes through the platform.",
    ),
    "recovery_on": ("No action recovers the date; a later one will be asked for by change request.",),
    "lessons_applied": ("No lesson of the last round concerned our role.",),
}

FIRST_TIME = "We did not take part in the previous round."
